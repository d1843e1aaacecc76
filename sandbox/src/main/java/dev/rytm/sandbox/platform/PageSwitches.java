package dev.rytm.sandbox.platform;

/// What can be switched on a page while it works.
///
/// - `perSecond`, `mediaPerSecond`: calls allowed within any second of machine time (rule 15)
/// - `optInBar`: requests are refused with 10/1404170
/// - `sendingBar`: all sends are refused with 10/1893063
/// - `policyBlock`: all sends are refused with 368, and the policy webhook says so
/// - `tokensRevoked`: every access token of the page is refused with 190
public record PageSwitches(
        int perSecond,
        int mediaPerSecond,
        boolean optInBar,
        boolean sendingBar,
        boolean policyBlock,
        boolean tokensRevoked) {

    /// Meta's limits, nothing barred.
    public static PageSwitches usual() {
        return new PageSwitches(300, 10, false, false, false, false);
    }
}
