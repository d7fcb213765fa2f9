"""Throw-away certificates for the tests of electronic signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PASSPHRASE = "kata sandi uji"
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
_ISSUER, _SIGNER, _STAMP = "Induk Uji (contoh)", "Nama Kepala (contoh)", "Cap Waktu Uji (contoh)"


@dataclass(frozen=True)
class Issued:
    """A certificate, its key, and the certificate that vouches for it."""

    certificate: x509.Certificate
    key: Key
    issuer: x509.Certificate

    @property
    def pem(self) -> bytes:
        """The certificate alone."""
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def key_der(self) -> bytes:
        """The private key alone, unprotected."""
        return self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    def pkcs12(self, passphrase: str = PASSPHRASE) -> bytes:
        """Certificate and key in one file, as offices hold them."""
        lock = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
        return pkcs12.serialize_key_and_certificates(b"uji", self.key, self.certificate, [self.issuer], lock)


@cache
def authority() -> Issued:
    """A certificate that issues others."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(_ISSUER)
    builder = _builder(name, name, key, (2020, 2040)).add_extension(x509.BasicConstraints(True, None), True)
    certificate = builder.add_extension(_usage("key_cert_sign", "crl_sign"), True).sign(key, hashes.SHA256())
    return Issued(certificate, key, certificate)


@cache
def official(first: int = 2023, last: int = 2028, name: str = _SIGNER) -> Issued:
    """An official's certificate, valid from the first to the last of these years."""
    return _issued(name, (first, last), ec.generate_private_key(ec.SECP256R1()), None)


@cache
def time_stamper() -> Issued:
    """A certificate for time stamps; RSA, as the stand-in for a service demands."""
    key = rsa.generate_private_key(65537, 2048)
    return _issued(_STAMP, (2020, 2040), key, x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]))


def _issued(name: str, years: tuple[int, int], key: Key, purpose: x509.ExtendedKeyUsage | None) -> Issued:
    above = authority()
    builder = _builder(_name(name), above.certificate.subject, key, years)
    builder = builder.add_extension(x509.BasicConstraints(False, None), True)
    builder = builder.add_extension(_usage("digital_signature", "content_commitment"), True)
    if purpose is not None:
        builder = builder.add_extension(purpose, True)
    return Issued(builder.sign(above.key, hashes.SHA256()), key, above.certificate)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: Key, years: tuple[int, int]
) -> x509.CertificateBuilder:
    return x509.CertificateBuilder(
        issuer_name=issuer,
        subject_name=subject,
        public_key=key.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=datetime(years[0], 1, 1, tzinfo=UTC),
        not_valid_after=datetime(years[1], 12, 31, tzinfo=UTC),
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _usage(*allowed: str) -> x509.KeyUsage:
    every = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{use: use in allowed for use in every})
