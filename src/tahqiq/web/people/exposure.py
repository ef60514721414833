"""What must hold before a workbench listens to more than its own machine."""

from __future__ import annotations

from tahqiq.errors import AccountError
from tahqiq.web.settings import LOCAL


def require_safe(host: str, *, has_team: bool, is_https: bool) -> None:
    """Others who reach the workbench must sign in, and nobody may listen in on them.

    Args:
        host: The address it is to listen at.
        has_team: Whether the case has accounts.
        is_https: Whether what goes over the network is encrypted.

    Raises:
        AccountError: Others would reach it without a password, or passwords and the
            case would go over the network in clear.
    """
    if host in LOCAL or host == "::1":
        return
    if not has_team:
        raise AccountError(
            f"whoever reaches {host} could read and judge this case: it has no accounts.",
            "Type `tahqiq team CASE add-user NAME --role owner` first.",
        )
    if not is_https:
        raise AccountError(
            f"passwords and the case would go to {host} in clear.",
            "Give --certificate and --key, or --behind-proxy where a proxy encrypts.",
        )
