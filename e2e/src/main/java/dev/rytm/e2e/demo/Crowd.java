package dev.rytm.e2e.demo;

import dev.rytm.sandbox.people.People;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.people.Persona;
import dev.rytm.sandbox.people.Personas;
import java.util.LinkedHashMap;
import java.util.Map;

/// Two hundred people with mixed behaviour, who find the page within its first days. Every fifth never agrees.
public final class Crowd {

    private static final Map<String, Integer> MEMBERS = members();

    private Crowd() {}

    private static Map<String, Integer> members() {
        Map<String, Integer> members = new LinkedHashMap<>();
        members.put("eager", 45);
        members.put("reader", 25);
        members.put("chatty", 10);
        members.put("waverer", 20);
        members.put("forgetful", 15);
        members.put("quitter", 10);
        members.put("late-acceptor", 10);
        members.put("silent", 45);
        members.put("flip-flopper", 5);
        members.put("blocker", 8);
        members.put("deleter", 7);
        return members;
    }

    /// How many there are.
    public static int size() {
        return MEMBERS.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Lets them exist on a page; from now on they act by themselves.
    public static void join(People people, String page) {
        int number = 0;
        for (Map.Entry<String, Integer> group : MEMBERS.entrySet()) {
            Persona persona = Personas.find(group.getKey()).orElseThrow();
            for (int member = 0; member < group.getValue(); member++) {
                people.create(PersonSpec.on(page).playing(Habits.of(persona, number++)));
            }
        }
    }
}
