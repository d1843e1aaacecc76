package dev.rytm.store;

import dev.rytm.core.imports.FieldType;
import java.util.Map;
import java.util.TreeMap;

/// What kind of thing the values of fields are meant to be.
public final class ContactFields {

    private final Statements statements;

    ContactFields(Statements statements) {
        this.statements = statements;
    }

    /// Declared fields by name.
    public Map<String, FieldType> types(long pageId) {
        Map<String, FieldType> types = new TreeMap<>();
        statements.list(
                "select name, type from contact_field where page_id = ?",
                row -> types.put(row.text("name"), FieldType.valueOf(row.text("type"))),
                pageId);
        return types;
    }

    public void declare(long pageId, String name, FieldType type) {
        statements.update("""
                insert into contact_field (page_id, name, type) values (?, ?, ?)
                    on conflict (page_id, name) do update set type = excluded.type
                """, pageId, name, type);
    }

    public void forget(long pageId, String name) {
        statements.update("delete from contact_field where page_id = ? and name = ?", pageId, name);
    }
}
