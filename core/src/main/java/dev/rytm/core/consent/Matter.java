package dev.rytm.core.consent;

import dev.rytm.core.policy.RulePack;

/// What a transition is about, beside the event itself: the topic, the page's rules, and what caused it.
///
/// `cause` names the event for the consent ledger (`webhook`, `stop-word`, `timer`, `answer`, `operator`, `rules`).
public record Matter(Topic topic, RulePack pack, String cause) {}
