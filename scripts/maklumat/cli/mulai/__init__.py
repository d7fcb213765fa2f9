"""What `maklumat mulai` puts into a new office: answers, texts, key, program and root record."""
