package dev.rytm.sandbox.fault;

/// Something done to a webhook on purpose.
public enum WebhookFault {
    /// Delivered twice, possibly at the same time.
    DUPLICATE,
    /// Delivered after the person's next event.
    REORDER,
    /// Delivered later, on the virtual clock.
    DELAY,
    /// First delivered with a wrong signature; repeated with the right one when refused.
    WRONG_SIGNATURE,
    /// First delivered without a signature; repeated with it when refused.
    NO_SIGNATURE,
    /// Never delivered.
    LOSE
}
