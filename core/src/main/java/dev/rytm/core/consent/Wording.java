package dev.rytm.core.consent;

import dev.rytm.core.message.CallToAction;
import org.jspecify.annotations.Nullable;

/// The exact words of an opt-in request in one version of its topic: what a person sees before agreeing, and
/// the proof of it later.
public record Wording(
        int version, String title, @Nullable String imageUrl, CallToAction callToAction, String language) {}
