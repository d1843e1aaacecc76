package dev.rytm.sandbox.people;

import java.util.List;

/// Names for people who were not given one.
final class Names {

    /// A first and a last name.
    record Name(String first, String last) {}

    private static final List<String> FIRST = List.of(
            "Anna",
            "Piotr",
            "Kasia",
            "Tomasz",
            "Maria",
            "Jakub",
            "Zofia",
            "Michał",
            "Ewa",
            "Paweł",
            "Hania",
            "Łukasz",
            "Ola",
            "Marek",
            "Iza",
            "Grzegorz",
            "Basia",
            "Adam",
            "Julia",
            "Wojtek",
            "Lena",
            "Szymon",
            "Alicja");
    private static final List<String> LAST = List.of(
            "Nowak", "Wiśnia", "Zając", "Kowal", "Mazur", "Wójcik", "Król", "Lis", "Dudek", "Sikora", "Baran", "Pawlak",
            "Górski", "Wilk", "Bąk", "Kot", "Sowa", "Gajda", "Żak");

    private Names() {}

    static Name at(long number) {
        int n = (int) (number % Integer.MAX_VALUE);
        return new Name(FIRST.get(n % FIRST.size()), LAST.get(n % LAST.size()));
    }
}
