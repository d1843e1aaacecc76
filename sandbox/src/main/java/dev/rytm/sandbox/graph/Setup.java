package dev.rytm.sandbox.graph;

import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.Page;
import dev.rytm.sandbox.platform.PageSwitches;
import dev.rytm.sandbox.platform.Platform;
import dev.rytm.sandbox.platform.Registry;
import dev.rytm.sandbox.platform.WebhookField;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;

/// What a developer and a page's owner set up outside the Graph API: apps, pages, access, switches.
public final class Setup {

    private final Platform platform;
    private final Handshake handshake;

    /// Sets up `platform`.
    public Setup(Platform platform, Handshake handshake) {
        this.platform = platform;
        this.handshake = handshake;
    }

    /// Registers an app, or replaces one, and asks its webhook to prove itself. Returns what went wrong with that,
    /// or nothing; the app is registered in any case, and is asked again when it subscribes.
    public Optional<String> registerApp(App app) {
        platform.registry().add(app);
        return handshake.verify(app);
    }

    /// Registers a page that the app may speak for, or gives the app one more token for a page that exists.
    public Page registerPage(Registry.NewPage page, String appId) {
        if (page.id().isEmpty() || page.accessToken().isEmpty()) {
            throw new IllegalArgumentException("A page needs `id` and `accessToken`.");
        }
        return platform.registry().add(page, app(appId));
    }

    /// Subscribes an app to everything a page has to tell, without asking its webhook.
    public void subscribeToAll(String pageId, String appId) {
        page(pageId).subscribe(app(appId).id(), EnumSet.allOf(WebhookField.class));
    }

    /// Switches a page.
    public void switchPage(String pageId, PageSwitches switches) {
        platform.switchPage(page(pageId), switches);
    }

    /// The page of that id.
    public Page page(String id) {
        return platform.registry()
                .page(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no page \"%s\"; register it first, or see the list of pages.".formatted(id)));
    }

    /// The app of that id.
    public App app(String id) {
        return platform.registry()
                .app(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no app \"%s\"; register it first, or see the list of apps.".formatted(id)));
    }

    /// All pages.
    public Collection<Page> pages() {
        return platform.registry().pages();
    }

    /// All apps.
    public Collection<App> apps() {
        return platform.registry().apps();
    }

    /// All access tokens and whom they let speak.
    public Collection<Registry.Access> accesses() {
        return platform.registry().accesses();
    }
}
