package dev.rytm.e2e.bakery;

import dev.rytm.e2e.bakery.BakeryOpening.Secrets;
import dev.rytm.sandbox.Sandbox;
import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.PageSwitches;
import dev.rytm.sandbox.platform.Registry.NewPage;
import java.net.URI;

/// The bakery's app and page on the pretend platform: what its owner sets up there before Rytm comes in.
public final class BakeryAtMeta {

    /// Above Meta's 300, as the server's short times go with a higher pace.
    private static final int CALLS_PER_SECOND = 2_000;

    private BakeryAtMeta() {}

    /// Registers app and page, and brings everything that happens on the page to `webhook`.
    public static void register(Sandbox sandbox, Secrets secrets, URI webhook) {
        sandbox.setup().registerApp(new App(Bakery.META_APP, secrets.appSecret(), secrets.verifyToken(), webhook));
        sandbox.setup()
                .registerPage(
                        new NewPage(
                                Bakery.META_PAGE,
                                "Piekarnia Rytm",
                                secrets.accessToken(),
                                "PL",
                                sandbox.clock().now(),
                                new PageSwitches(CALLS_PER_SECOND, CALLS_PER_SECOND, false, false, false, false)),
                        Bakery.META_APP);
        sandbox.setup().subscribeToAll(Bakery.META_PAGE, Bakery.META_APP);
    }
}
