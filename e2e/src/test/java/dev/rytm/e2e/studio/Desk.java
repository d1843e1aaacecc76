package dev.rytm.e2e.studio;

import dev.rytm.e2e.browser.Pointer;
import dev.rytm.e2e.browser.Pointer.Point;
import dev.rytm.e2e.browser.Tab;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The editor with one flow in it, and the hands of whoever works on it.
final class Desk {

    private static final String CHOSEN = "document.querySelector('.react-flow__node.selected')";

    private final Studio studio;
    private final Tab tab;
    private final String flow;

    private Desk(Studio studio, Tab tab, String flow) {
        this.studio = studio;
        this.tab = tab;
        this.flow = flow;
    }

    /// Makes a flow and opens it.
    static Desk with(Studio studio, Map<String, Object> document) {
        return made(studio, "FLOW", document).show();
    }

    /// Makes a flow of that kind, which nobody has opened yet.
    static Desk made(Studio studio, String kind, Map<String, Object> document) {
        JsonNode made =
                studio.api().post(studio.flows(), Map.of("name", "Próba edytora", "kind", kind, "document", document));
        return new Desk(studio, studio.tab(), made.at("/flow/id").asString());
    }

    /// The flow that somebody has just opened by themselves.
    static Desk here(Studio studio) {
        Tab tab = studio.tab();
        tab.await(
                "/[/]content[/]flows[/][^/]+$/.test(location.pathname) && document.querySelector('[role=status][data-state]')");
        Desk desk = new Desk(
                studio, tab, tab.evaluate("location.pathname.split('/').at(-1)").asString());
        desk.settle();
        return desk;
    }

    /// The same flow in another page of a browser.
    Desk in(Tab other) {
        return new Desk(studio, other, flow);
    }

    Desk show() {
        tab.front();
        tab.open(studio.address("/content/flows/" + flow));
        tab.await("document.querySelector('[role=status][data-state]') || document.querySelector('[role=dialog]')");
        settle();
        return this;
    }

    /// Waits until the canvas has drawn and measured what it shows, and nothing moves any more.
    void settle() {
        tab.await("[...document.querySelectorAll('.react-flow__node')].every((one) => one.checkVisibility("
                + "{visibilityProperty: true}))");
        tab.evaluate("""
                new Promise((settled) => {
                  let last = '';
                  const look = () => {
                    const now = document.querySelector('.react-flow__viewport')?.style.transform ?? '';
                    if (now === last) settled(true); else { last = now; setTimeout(look, 60); }
                  };
                  setTimeout(look, 60);
                })
                """);
    }

    String flow() {
        return flow;
    }

    Tab tab() {
        return tab;
    }

    Pointer pointer() {
        return tab.pointer();
    }

    /// What the server holds of the draft.
    JsonNode draft() {
        return studio.api().get(studio.flows() + "/" + flow).path("document");
    }

    /// Waits until the editor says that everything is saved, and gives what the server then holds.
    JsonNode saved() {
        tab.await("document.querySelector('[role=status][data-state=saved]') && "
                + "!Object.keys(localStorage).some((key) => key.includes('%s'))".formatted(flow));
        return draft();
    }

    /// The ids of all steps that were saved.
    List<String> steps() {
        return List.copyOf(saved().path("steps").propertyNames());
    }

    /// The saved step of that kind; there must be exactly one.
    JsonNode only(String kind) {
        List<JsonNode> found = saved().path("steps")
                .valueStream()
                .filter(step -> step.path("kind").asString("").equals(kind))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("not one step of the kind " + kind + " but " + found);
        }
        return found.getFirst();
    }

    /// The saved step without the ids of its parts, which nobody can know before.
    JsonNode step(String id) {
        JsonNode step = saved().path("steps").path(id);
        step.findParents("id").forEach(part -> ((ObjectNode) part).remove("id"));
        return step;
    }

    /// The middle of the first element that fits the selector.
    Point at(String selector) {
        String element = "document.querySelector(" + json(selector) + ")";
        tab.await(element);
        JsonNode box = tab.evaluate("(({x, y, width, height}) => [x + width / 2, y + height / 2])(" + element
                + ".getBoundingClientRect())");
        return new Point(box.get(0).asDouble(), box.get(1).asDouble());
    }

    /// The head of a step on the canvas, by which it is taken.
    Point head(String step) {
        return at(node(step) + " header");
    }

    Point entry(String step) {
        return at(node(step) + " .react-flow__handle.target");
    }

    Point exit(String step, String exit) {
        return at(node(step) + " .react-flow__handle.source[data-handleid=\"" + exit + "\"]");
    }

    static String node(String step) {
        return ".react-flow__node[data-id=\"" + step + "\"]";
    }

    /// A point on the canvas, counted from its upper left corner.
    Point ground(double right, double down) {
        JsonNode corner = tab.evaluate(
                "(({x, y}) => [x, y])(document.querySelector('.react-flow__pane').getBoundingClientRect())");
        return new Point(corner.get(0).asDouble() + right, corner.get(1).asDouble() + down);
    }

    /// Chooses steps by pointer, the second and further ones with Ctrl held.
    void choose(String... steps) {
        pointer().click(head(steps[0]));
        tab.hold("Control");
        for (int i = 1; i < steps.length; i++) {
            pointer().click(head(steps[i]));
        }
        tab.letGo("Control");
        String chosen =
                "[...document.querySelectorAll('.react-flow__node.selected')].map((one) => one.dataset.id).sort().join()";
        tab.await(chosen + " === '" + Stream.of(steps).sorted().collect(Collectors.joining(",")) + "'");
    }

    /// Takes a command from the menu behind the three dots.
    void more(String command) {
        tab.click("[aria-label='Więcej']", "");
        tab.click("[role=menuitem]", command);
    }

    /// The form of the chosen step.
    Form form() {
        return new Form(tab, "aside fieldset");
    }

    /// Takes a step from the shelf; its form lies open then.
    String add(String kind) {
        String before = chosen();
        tab.click("[role=toolbar] button[aria-label='" + kind + "']", "");
        return chosenAfter(before);
    }

    /// Adds a step by the "+" on an exit; its form lies open then.
    String addBehind(String step, String exit, String kind) {
        String before = chosen();
        tab.click(node(step) + " [aria-label='Dodaj krok za „" + exit + "”']", "");
        tab.click("[role=option]", kind);
        return chosenAfter(before);
    }

    private String chosenAfter(String before) {
        tab.await(CHOSEN + "?.dataset.id && " + CHOSEN + ".dataset.id !== '" + before + "'");
        return chosen();
    }

    private String chosen() {
        return tab.evaluate(CHOSEN + "?.dataset.id ?? ''").asString();
    }

    /// Publishes what was drawn, whatever there is to be warned of.
    void publish() {
        saved();
        tab.click("[data-top] button", "Opublikuj");
        tab.click("[role=dialog] button", "Opublikuj");
        tab.await("!document.querySelector('[role=dialog]')");
    }

    /// Writes into a field as if it had been typed over.
    void write(String label, String text) {
        new Form(tab, "body").write(label, text);
    }

    private static String json(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
