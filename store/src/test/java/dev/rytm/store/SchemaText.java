package dev.rytm.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The whole model as SQL to read: tables with their columns and constraints, indexes and policies, as PostgreSQL's own
/// catalogue tells them. Partitions are left out; they are their parents once more.
final class SchemaText {

    private static final String HEAD = """
            -- The whole schema, written by SchemaIT from the database that the migrations make. Read this first; change a
            -- migration, never this file.
            """;

    private static final String TABLES = """
            select c.oid::regclass::text,
                   case c.relkind when 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end
              from pg_class c
             where c.relnamespace = current_schema()::regnamespace
               and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'flyway_schema_history'
             order by 1
            """;

    private static final String COLUMNS = """
            select '    ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                   || case when a.attnotnull then ' not null' else '' end
                   || case when a.attidentity <> '' then ' generated always as identity'
                           when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                           else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end
              from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where a.attrelid = '%s'::regclass and a.attnum > 0 and not a.attisdropped
             order by a.attnum
            """;

    private static final String CONSTRAINTS = """
            select '    ' || pg_get_constraintdef(oid)
              from pg_constraint
             where conrelid = '%s'::regclass and contype in ('p', 'u', 'f', 'c')
             order by array_position(array['p', 'u', 'f', 'c'], contype::text), conname
            """;

    private static final String INDEXES = """
            select pg_get_indexdef(i.indexrelid) || ';'
              from pg_index i
             where i.indrelid = '%s'::regclass
               and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
             order by 1
            """;

    private static final String POLICIES = """
            select 'create policy ' || policyname || ' on ' || tablename || ' to ' || array_to_string(roles, ', ')
                   || ' using (' || qual || ')' || coalesce(' with check (' || with_check || ')', '') || ';'
              from pg_policies
             where schemaname = current_schema() and tablename = '%s'
             order by 1
            """;

    private SchemaText() {}

    static String of(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            StringBuilder text = new StringBuilder(HEAD);
            for (List<String> table : rows(statement, TABLES)) {
                String name = table.getFirst();
                List<String> lines = new ArrayList<>(first(statement, COLUMNS.formatted(name)));
                lines.addAll(first(statement, CONSTRAINTS.formatted(name)));
                text.append("\ncreate table ").append(name).append(" (\n");
                text.append(String.join(",\n", lines))
                        .append("\n)")
                        .append(table.get(1))
                        .append(";\n");
                first(statement, INDEXES.formatted(name))
                        .forEach(line -> text.append(line).append('\n'));
                first(statement, POLICIES.formatted(name))
                        .forEach(line -> text.append(line).append('\n'));
            }
            return text.toString();
        } catch (SQLException problem) {
            throw new IllegalStateException("the schema could not be read", problem);
        }
    }

    private static List<String> first(Statement statement, String query) throws SQLException {
        return rows(statement, query).stream().map(List::getFirst).toList();
    }

    private static List<List<String>> rows(Statement statement, String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
