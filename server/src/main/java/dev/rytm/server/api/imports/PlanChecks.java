package dev.rytm.server.api.imports;

import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.imports.FieldType;
import dev.rytm.core.imports.ImportPlan;
import dev.rytm.core.imports.ImportPlan.Column;
import dev.rytm.core.imports.ImportRow;
import dev.rytm.server.api.Checks;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Everything that keeps a plan from being carried out on a file of so many columns.
final class PlanChecks {

    private PlanChecks() {}

    static Checks of(ImportPlan plan, int columns, Map<String, FieldType> declared) {
        Checks checks = new Checks()
                .require(plan.columns().size() == columns, "/columns", "import-columns", columns)
                .require(plan.namesPeople(), "/columns", "import-id")
                .require(plan.tags().size() <= ImportRow.MOST_TAGS, "/tags", "too-many", ImportRow.MOST_TAGS);
        plan.tags().forEach(tag -> checks.text("/tags", tag, FlowLimits.NAME_LENGTH));
        Set<String> fields = new HashSet<>();
        for (int i = 0; i < plan.columns().size(); i++) {
            if (plan.columns().get(i) instanceof Column.Field(String field, FieldType type)) {
                String pointer = "/columns/" + i + "/field";
                checks.text(pointer, field, FlowLimits.NAME_LENGTH)
                        .require(fields.add(field), pointer, "import-field-twice", field)
                        .require(declared.getOrDefault(field, type) == type, pointer, "field-type", field);
            }
        }
        return checks;
    }
}
