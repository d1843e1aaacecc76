package dev.rytm.e2e.studio;

import dev.rytm.e2e.browser.Tab;
import tools.jackson.databind.json.JsonMapper;

/// Answers in the server's place what a screen asks, from the next page that is opened on. `addresses` is a regular
/// expression of what is asked: the method, a space and the path.
final class Interception implements AutoCloseable {

    private static final String TROUBLE = "{\"status\":500,\"detail\":\"Serwer ma kłopoty.\"}";

    private final Tab tab;
    private final String script;

    private Interception(Tab tab, String script) {
        this.tab = tab;
        this.script = script;
    }

    /// The answer never comes.
    static Interception silence(Tab tab, String addresses) {
        return of(tab, addresses, "new Promise(() => {})");
    }

    /// The server is in trouble.
    static Interception trouble(Tab tab, String addresses) {
        return of(tab, addresses, response(TROUBLE, 500, "application/problem+json"));
    }

    static Interception answer(Tab tab, String addresses, String json) {
        return of(tab, addresses, response(json, 200, "application/json"));
    }

    private static String response(String body, int status, String type) {
        return "Promise.resolve(new Response(%s, {status: %d, headers: {'Content-Type': '%s'}}))"
                .formatted(JsonMapper.shared().writeValueAsString(body), status, type);
    }

    private static Interception of(Tab tab, String addresses, String answer) {
        String script = tab.beforeEachPage("""
                {
                  const server = window.fetch.bind(window);
                  const addresses = new RegExp(%s);
                  window.fetch = (request, ...rest) => {
                    const {pathname} = new URL(request.url ?? request, location.href);
                    return addresses.test(`${request.method ?? 'GET'} ${pathname}`) ? %s : server(request, ...rest);
                  };
                }
                """.formatted(JsonMapper.shared().writeValueAsString(addresses), answer));
        return new Interception(tab, script);
    }

    @Override
    public void close() {
        tab.forget(script);
    }
}
