package dev.rytm.core.contact;

import java.math.BigDecimal;
import java.time.LocalDate;

/// The value of a custom field: exactly one kind of thing.
public sealed interface FieldValue {

    record Text(String value) implements FieldValue {}

    record Numeric(BigDecimal value) implements FieldValue {}

    record Truth(boolean value) implements FieldValue {}

    record Date(LocalDate value) implements FieldValue {}
}
