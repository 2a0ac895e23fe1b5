"""Find the password of the mail server: in the environment, or in the desktop's keyring."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.config.email import Email
from briefing.errors import DeliveryError

VARIABLE = "BRIEFING_SMTP_PASSWORD"
"""The variable that holds the password."""

SERVICE = "briefing"
"""Name of the program in the keyring; the account is `user@server`."""


def password(email: Email, environment: Mapping[str, str]) -> str:
    """Return the password for some settings; empty where nobody logs in.

    Raises `DeliveryError` when there is none.
    """
    if not email.user:
        return ""
    account = f"{email.user}@{email.server}"
    found = environment.get(VARIABLE) or _kept(account)
    if not found:
        raise DeliveryError(
            f"no password for {account!r}",
            f"set {VARIABLE}, or run: keyring set {SERVICE} {account}",
        )
    return found


def _kept(account: str) -> str:
    """Return what the keyring holds, where its extra is installed and it can be opened."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password(SERVICE, account) or ""
    except KeyringError:
        return ""
