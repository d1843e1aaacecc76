package dev.rytm.core.message;

/// The text on the button of an opt-in request; Meta offers a fixed list. Source: docs/platform, opt-in request.
public enum CallToAction {
    ALLOW,
    GET,
    GET_UPDATES,
    OPT_IN,
    SIGN_UP
}
