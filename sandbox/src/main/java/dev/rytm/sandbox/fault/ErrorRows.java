package dev.rytm.sandbox.fault;

import dev.rytm.sandbox.platform.GraphError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Every error of platform.md section 6 and a few more, by name: `code/subcode`, or `code` alone. Error 100 without
/// a subcode means several things, so these are named `100/invalid`, `100/expired`, `100/fbid` and `100/tag`; errors
/// with a status of 500, which leave open what happened, end in `/outage`.
public final class ErrorRows {

    private static final Map<String, GraphError> ROWS = new LinkedHashMap<>();

    static {
        access();
        throttles();
        recurring();
        reaching();
        content();
        others();
    }

    private ErrorRows() {}

    /// All rows by name.
    public static Map<String, GraphError> all() {
        return Map.copyOf(ROWS);
    }

    /// The row of that name.
    public static Optional<GraphError> find(String name) {
        return Optional.ofNullable(ROWS.get(name));
    }

    private static void access() {
        momentary("1/99", 1, 99, "An unknown error occurred");
        passing("1/99/outage", 1, 99, "An unknown error occurred");
        momentary("2", 2, 0, "An unexpected error has occurred. Please retry your request later.");
        passing("2/outage", 2, 0, "An unexpected error has occurred. Please retry your request later.");
        momentary("2/2018344", 2, 2018344, "Service temporarily unavailable.");
        row("100/33", 100, 33, "Unsupported post request. Object does not exist or cannot be loaded.");
        row("100/2018164", 100, 2018164, "The app id is wrong.");
        row("190", 190, 0, "Invalid OAuth 2.0 Access Token");
        row("190/460", 190, 460, "The session has been invalidated because the user changed their password.");
        row("190/463", 190, 463, "Error validating access token: Session has expired.");
        row("190/467", 190, 467, "Error validating access token: The session is invalid.");
        row("200", 200, 0, "Requires pages_messaging permission to manage the object.");
        row("200/2018028", 200, 2018028, "Cannot message users who are not admins, developers or testers of the app.");
        row("368", 368, 0, "The action attempted has been deemed abusive or is otherwise disallowed.");
        row("2022", 2022, 0, "Commerce messages are disabled by policy.");
    }

    private static void throttles() {
        row("4", 4, 0, "Application request limit reached");
        row("17", 17, 0, "User request limit reached");
        row("32", 32, 0, "Page request limit reached");
        row("613", 613, 0, "Calls to this api have exceeded the rate limit.");
        row("613/2534040", 613, 2534040, "Calls to this api have exceeded the rate limit.");
        row("613/2018338", 613, 2018338, "Message tags seem to be misused; slow down.");
        row("80001", 80001, 0, "There have been too many calls to this Page account.");
        row("80006", 80006, 0, "There have been too many calls to this Messenger account.");
        momentary("1200", 1200, 0, "Temporary send message failure. Please try again later.");
    }

    private static void recurring() {
        row("4/2018354", 4, 2018354, "The minimum delay between two notification messages is not reached.");
        row("9/2018352", 9, 2018352, "User is performing too many actions.");
        row("10/1404170", 10, 1404170, "The page is temporarily barred from sending opt-in requests.");
        row("10/1893015", 10, 1893015, "The person has stopped notification messages on this topic.");
        row("10/1893063", 10, 1893063, "The page is temporarily barred from sending messages.");
        row("613/1893016", 613, 1893016, "You have already sent an opt-in request for this topic.");
        row("100/invalid", 100, 0, "The notification_messages_token is invalid.");
        row("100/expired", 100, 0, "The notification_messages_token has expired.");
    }

    private static void reaching() {
        row("10/2018278", 10, 2018278, "This message is sent outside of allowed window.");
        row("10/2018065", 10, 2018065, "This message is sent outside of allowed window; news permission is needed.");
        row("10/2534022", 10, 2534022, "This message is sent outside of allowed window.");
        row("10/2018108", 10, 2018108, "This person can't receive messages right now.");
        row("100/fbid", 100, 0, "Invalid fbid.");
        row("100/2018001", 100, 2018001, "No matching user found");
        row("200/1545041", 200, 1545041, "This person isn't available right now.");
        row("551", 551, 0, "This person isn't available right now.");
        row("551/1545041", 551, 1545041, "This person isn't available right now.");
        row("2018300", 2018300, 0, "Another app is controlling this thread now.");
        row("2018321", 2018321, 0, "An automated flow controls this thread now.");
        row("100/2534037", 100, 2534037, "Another app is controlling this thread now.");
    }

    private static void content() {
        row("100/tag", 100, 0, "The message tag is deprecated.");
        row("100/2018008", 100, 2018008, "Failed to fetch the file from the url.");
        row("100/2018047", 100, 2018047, "Upload attachment failure: the type of the file is not supported.");
        row("100/2018074", 100, 2018074, "Invalid attachment id.");
        row("100/2018109", 100, 2018109, "Attachment size exceeds allowable limit.");
        row("100/2018294", 100, 2018294, "The video could not be fetched in time.");
    }

    /// Errors that Meta gives beside those of the page: codes whose subcodes stand above, alone; a wrong address; and
    /// the one after which a message may have gone out. 10 and 200 also come with subcodes that no page lists.
    private static void others() {
        passing("1/1357046", 1, 1357046, "An error occurred, though it may have been sent.");
        row("3", 3, 0, "Application does not have the capability to make this API call.");
        row("9", 9, 0, "User is performing too many actions.");
        row("10", 10, 0, "Application does not have permission for this action.");
        row("10/2999999", 10, 2999999, "This message cannot be sent to this person.");
        row("200/2999999", 200, 2999999, "This message cannot be sent to this person.");
        row("2500", 2500, 0, "Unknown path components.");
    }

    private static void row(String name, int code, int subcode, String message) {
        ROWS.put(name, GraphError.of(code, subcode, "(#%d) %s".formatted(code, message)));
    }

    private static void momentary(String name, int code, int subcode, String message) {
        ROWS.put(name, GraphError.momentary(code, subcode, "(#%d) %s".formatted(code, message)));
    }

    private static void passing(String name, int code, int subcode, String message) {
        ROWS.put(name, GraphError.passing(code, subcode, "(#%d) %s".formatted(code, message)));
    }
}
