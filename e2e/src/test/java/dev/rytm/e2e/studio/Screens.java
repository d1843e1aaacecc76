package dev.rytm.e2e.studio;

import java.util.List;

/// The screens that show what the server has, and how each of their states is made and known. The simulator has a
/// window inside and so tests of its own.
final class Screens {

    private Screens() {}

    /// A screen. In `path` `{flow}`, `{sequence}`, `{topic}`, `{segment}`, `{person}`, `{upload}` and `{import}` stand
    /// for one of the bakery's.
    /// `asks` is a regular expression of the addresses whose answers it stands on; `nothing` is their answer
    /// when there is nothing yet, and `hint` the text that says what to do then, both empty where
    /// there always is something.
    record Screen(String name, String path, String asks, String nothing, String hint) {

        boolean canBeEmpty() {
            return !nothing.isEmpty();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Screen> all() {
        return List.of(
                one("home", "", "/today$"),
                one("account", "/account", "/sessions$"),
                new Screen("flows", "/content/flows", "/flows$", "[]", "Nie ma jeszcze żadnego flow"),
                new Screen("subflows", "/content/subflows", "/flows$", "[]", "Nie ma jeszcze żadnego subflow"),
                new Screen("sequences", "/content/sequences", "/sequences$", "[]", "Nie ma jeszcze żadnej sekwencji"),
                new Screen("topics", "/content/topics", "/topics$", "[]", "Nie ma jeszcze żadnego tematu"),
                one("flow", "/content/flows/{flow}", "/flows/[^/]+$"),
                one("sequence", "/content/sequences/{sequence}", "/sequences/[^/]+$"),
                one("topic", "/content/topics/{topic}", "/topics/[^/]+$"),
                one("segment", "/segments/{segment}", "/segments/[^/]+$"),
                one("person", "/contacts/{person}", "/contacts/[^/]+$"),
                new Screen("entrances", "/content/entrances", "/flows$", "[]", "Nie ma jeszcze opublikowanego flow"),
                new Screen("contacts", "/contacts", "/contacts$", "{\"contacts\":[]}", "Nikt jeszcze nie napisał"),
                new Screen("segments", "/segments", "/segments$", "[]", "Nie ma jeszcze segmentów"),
                new Screen("tags", "/tags", "/tags$", "{\"tags\":[]}", "Nie ma jeszcze tagów"),
                new Screen("fields", "/fields", "/fields$", "{\"fields\":[]}", "Nie ma jeszcze pól"),
                one("imports", "/imports", "/imports$"),
                one("import-plan", "/imports/{upload}", "/preview$"),
                one("import", "/imports/{import}", "/imports/[^/]+$"),
                one("import-rows", "/imports/{import}", "/faults$"),
                one("settings", "/settings", "/api/v1/pages/\\d+$"),
                one("connection", "/settings/connection", "/connection$"),
                one("rules", "/settings/rules", "/rule-packs$"),
                one("members", "/settings/members", "/members$"),
                new Screen("audit", "/settings/audit", "/audit$", "{\"entries\":[]}", "Nic jeszcze nie zmieniono"),
                new Screen("keys", "/settings/keys", "/keys$", "[]", "Nie ma jeszcze klucza"),
                new Screen(
                        "ledger",
                        "/settings/ledger",
                        "/consent-ledger$",
                        "{\"people\":0,\"entries\":0,\"seals\":0}",
                        "Nikt jeszcze na nic się nie zgodził"),
                new Screen("webhooks", "/settings/webhooks", "/webhook-secret$", "{}", "Nie ma jeszcze klucza"));
    }

    /// A screen that always has something to show.
    private static Screen one(String name, String path, String asks) {
        return new Screen(name, path, asks, "", "");
    }
}
