package dev.rytm.e2e.studio;

import dev.rytm.e2e.browser.Tab;
import tools.jackson.databind.json.JsonMapper;

/// A form of the studio, filled in by what its fields and buttons are called.
final class Form {

    private final Tab tab;
    private final String within;

    /// The form in the first element that fits the selector `within`.
    Form(Tab tab, String within) {
        this.tab = tab;
        this.within = within;
    }

    /// One part of the list of that name, counted from 1.
    Form part(String list, int number) {
        return new Form(tab, within + " ol[aria-label=" + json(list) + "] > li:nth-child(" + number + ")");
    }

    /// One part of the only list, counted from 1.
    Form part(int number) {
        return new Form(tab, within + " :is(ol, ul) > li:nth-child(" + number + ")");
    }

    /// Writes into a field as if it had been typed over.
    void write(String label, String text) {
        String field = field(label);
        tab.evaluate(field + ".focus(), " + field + ".select()");
        tab.type(text);
    }

    /// Sets a time or a day, into which browsers let nobody type as into other fields.
    void set(String label, String value) {
        tab.evaluate("""
                ((field) => {
                  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, %s);
                  field.dispatchEvent(new Event('input', {bubbles: true}));
                })(%s)""".formatted(json(value), field(label)));
    }

    /// Takes options, one after the other, from the list that a field opens.
    void choose(String label, String... options) {
        String field = field(label);
        for (String option : options) {
            tab.evaluate(field + ".ariaExpanded === 'true' || " + field + ".click()");
            String found = ("[...(document.getElementById(%s.getAttribute('aria-controls'))"
                            + "?.querySelectorAll('[role=option]') ?? [])].find((one) => one.textContent.trim() === %s)")
                    .formatted(field, json(option));
            tab.await(found);
            tab.evaluate(found + ".click()");
        }
    }

    /// Takes one of several ways that lie side by side.
    void pick(String label, String option) {
        tab.click(within + " [aria-label=" + json(label) + "] label", option);
    }

    /// Turns a switch.
    void turn(String label) {
        tab.evaluate(field(label) + ".click()");
    }

    /// Presses a button, where it can be seen: what opens beside a button hides with it.
    void press(String name) {
        String button = ("[...document.querySelectorAll(%s)].find((one) => one.checkVisibility() && !one.disabled && "
                        + "[one.textContent.trim(), one.ariaLabel].includes(%s))")
                .formatted(json(within + " button"), json(name));
        tab.await(button);
        tab.evaluate("((one) => { one.scrollIntoView({block: 'center'}); one.click(); })(" + button + ")");
    }

    /// Presses a button and takes something from the menu that it opens.
    void press(String name, String item) {
        tab.await("!document.querySelector('[role=menu]')");
        press(name);
        tab.click("[role=menuitem]", item);
    }

    private String field(String label) {
        String field = ("[...document.querySelectorAll(%s)].find((one) => one.checkVisibility() && "
                        + "one.type !== 'radio' && "
                        + "[...(one.labels ?? []), {textContent: one.ariaLabel}].some((name) => name.textContent === %s))")
                .formatted(json(within + " input, " + within + " textarea"), json(label));
        tab.await(field);
        return field;
    }

    private static String json(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
