package dev.rytm.e2e.studio;

import dev.rytm.e2e.browser.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What axe finds on a page, and what the page logs and moves by itself.
final class Axe {

    /// Keeps what is logged as an error in `errors`, and how much jumped in `shift`.
    static final String WATCH = """
            window.shift = 0;
            window.errors = [];
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
            }).observe({type: 'layout-shift', buffered: true});
            const log = console.error;
            console.error = (...words) => { window.errors.push(words.join(' ')); log(...words); };
            window.addEventListener('error', (event) => window.errors.push(event.message));
            window.addEventListener('unhandledrejection', (event) => window.errors.push(String(event.reason)));
            window.addEventListener('securitypolicyviolation', (event) => window.errors.push(event.violatedDirective));
            """;

    private static final Path AXE = Path.of("..", "studio", "node_modules", "axe-core", "axe.min.js");

    private Axe() {}

    /// A line for each element that somebody could not use; empty if there is none.
    static String violations(Tab tab) throws IOException {
        tab.evaluate(Files.readString(AXE) + ";true");
        return tab.evaluate("""
                        axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations
                            .flatMap((one) => one.nodes.map((node) => one.id + ': ' + node.html.slice(0, 200) + ' ' + node.failureSummary))
                            .join('\\n'))
                        """).asString();
    }
}
