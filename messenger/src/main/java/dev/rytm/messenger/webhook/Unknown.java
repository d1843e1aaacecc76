package dev.rytm.messenger.webhook;

/// Why an item of a readable body is none of our business: a short fixed list, fit for counting.
public enum Unknown {
    /// `object` is not `page`.
    OTHER_OBJECT("other-object"),
    /// Another app owns the thread.
    STANDBY("standby"),
    /// A change of the page's feed or settings.
    CHANGES("changes"),
    /// An opt-in through a plugin (checkbox, send-to-messenger).
    PLUGIN_OPT_IN("plugin-opt-in"),
    /// A one-time notification.
    ONE_TIME_OPT_IN("one-time-opt-in"),
    /// The sender has no page-scoped id yet, only a `user_ref`.
    USER_REF("user-ref"),
    /// The page itself did it, and it is not an echo.
    FROM_PAGE("from-page"),
    /// A click on an advertisement: it opens no window until the person writes.
    AD_REFERRAL("ad-referral"),
    /// A message was taken back.
    DELETED_MESSAGE("deleted-message"),
    /// Something this version has never heard of.
    OTHER("other");

    private final String word;

    Unknown(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
