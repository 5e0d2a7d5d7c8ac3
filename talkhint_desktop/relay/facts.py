"""Sums up what the relay knows of itself, for the signal path."""

from collections.abc import Sequence

from talkhint_desktop.core.playbook import Playbook
from talkhint_desktop.core.signal_path import RelayFacts, WebhookFacts
from talkhint_desktop.relay.lines import RelayConfig
from talkhint_desktop.relay.reach import Reach
from talkhint_desktop.relay.session import Session


def facts_of(
    config: RelayConfig,
    reach: Reach,
    live: Sequence[Session],
    playbook: Playbook,
    *,
    signed_at: float | None,
    webhook: WebhookFacts | None,
    now: float,
) -> RelayFacts:
    """Return the facts as of `now`, in seconds of the clock that never jumps.

    `signed_at` is when Twilio last asked, `webhook` what the last check found.
    """
    # During a call what counts is the playbook that this call uses.
    used = live[-1].call.playbook if live else playbook
    return RelayFacts(
        listening=True,
        tunnel=reach.kind,
        public_url=reach.public_url,
        token_known=bool(config.auth_token),
        webhook_age_ms=_age_ms(signed_at, now),
        engine=config.engine,
        lacks_key=config.lacks_key,
        engine_ready=not any(session.hearing.down for session in live),
        hints=config.hints,
        cards=len(used.cards),
        tunnel_state=reach.state,
        tunnel_age_ms=_age_ms(reach.proved_at, now),
        tunnel_latency_ms=reach.latency_ms,
        webhook=webhook,
    )


def _age_ms(since: float | None, now: float) -> int | None:
    return None if since is None else round((now - since) * 1000)
