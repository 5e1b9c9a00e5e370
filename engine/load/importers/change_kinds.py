"""Of which kind a service change is, where its words say so plainly."""

import re
from typing import Literal

Kind = Literal["deployment", "infrastructure", "removal"]


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


_REMOVES = _any(
    r"decommission|retir(?:e|al|ing)\b|dismantl|switch(?:ing)? off|turn(?:ing)? off|abschalt|au(?:ß|ss)er betrieb"
    r"|rückbau|ruckbau"
)
_GOES_LIVE = _any(
    r"go[- ]?live|release\b(?! (?:of )?(?:memory|disk|space|ip))|into production|to production|cut[- ]?over"
    r"|produktivsetz|mise en (?:service|production)"
)
_DEPLOYS = _any(r"deploy|roll(?:ing)?[- ]?out|launch|migrat|einführ|umstellung|déploi")
_INFRASTRUCTURE = _any(
    r"infrastructure|infrastruktur|network|netzwerk|firewall|router|switches\b|wan\b|lan\b|vlan|racks?\b|cabling|servers?\b"
    r"|storage|hypervisor|virtual machines?|data ?cent(?:er|re)|hardware|dns\b|dhcp\b|load ?balancer"
)
_UPKEEP = _any(r"reboot|restart|patch(?:es|ing)?\b|renew|neustart")


def kind_of(*texts: str | None) -> Kind | None:
    """The kind that the first of the texts that speaks of one names; None where none is plain: it is not guessed."""
    for text in texts:
        if text and any(words.search(text) for words in (_REMOVES, _GOES_LIVE, _DEPLOYS, _INFRASTRUCTURE, _UPKEEP)):
            return _kind(text)
    return None


def _kind(text: str) -> Kind | None:
    goes_live = bool(_GOES_LIVE.search(text))
    if _REMOVES.search(text):
        return None if goes_live else "removal"
    if goes_live:
        return "deployment"
    if _UPKEEP.search(text):
        return None
    return "infrastructure" if _INFRASTRUCTURE.search(text) else "deployment"
