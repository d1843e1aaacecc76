package dev.rytm.store.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.Serial;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/// What JSON has to know about our records, read off their own declarations instead of annotations: core knows nothing
/// of JSON.
///
/// Sealed types get a `kind`; a record component is required unless it is `@Nullable`; a component called `token` is a
/// secret.
final class CoreForm extends JacksonAnnotationIntrospector {

    @Serial
    private static final long serialVersionUID = 1;

    private final boolean hidesTokens;

    CoreForm(boolean hidesTokens) {
        this.hidesTokens = hidesTokens;
    }

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        if (annotated instanceof AnnotatedClass type
                && Kinds.root(type.getRawType()).isPresent()) {
            return JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "kind", null, false, true);
        }
        return super.findPolymorphicTypeInfo(config, annotated);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
        Class<?> type = annotated.getRawType();
        if (type.isInterface() && Kinds.root(type).isPresent()) {
            return Kinds.variants(type).stream()
                    .map(variant -> new NamedType(variant, Kinds.word(variant)))
                    .toList();
        }
        return super.findSubtypes(config, annotated);
    }

    @Override
    public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
        Class<?> raw = type.getRawType();
        return !raw.isInterface() && Kinds.root(raw).isPresent() ? Kinds.word(raw) : super.findTypeName(config, type);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        // An absent property is asked for its null value, so this refuses both.
        RecordComponent component = component(annotated);
        if (component == null) {
            return super.findSetterInfo(config, annotated);
        }
        Nulls nulls = isNullable(component) ? Nulls.SET : Nulls.FAIL;
        return JsonSetter.Value.construct(nulls, Nulls.FAIL);
    }

    @Override
    public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
        return (hidesTokens && isToken(member)) || super.hasIgnoreMarker(config, member);
    }

    @Override
    public @Nullable Object findSerializer(MapperConfig<?> config, Annotated annotated) {
        return isToken(annotated) ? Tokens.Closing.class : super.findSerializer(config, annotated);
    }

    @Override
    public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
        return isToken(annotated) ? Tokens.Opening.class : super.findDeserializer(config, annotated);
    }

    private static boolean isToken(Annotated annotated) {
        RecordComponent component = component(annotated);
        return component != null
                && component.getName().equals("token")
                && component.getDeclaringRecord().getName().startsWith("dev.rytm.core.");
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /// The component of one of our records that a field, accessor or constructor parameter stands for.
    private static @Nullable RecordComponent component(Annotated annotated) {
        if (!(annotated instanceof AnnotatedMember member)) {
            return null;
        }
        Class<?> declaring = member.getDeclaringClass();
        if (!declaring.isRecord() || !declaring.getName().startsWith("dev.rytm.")) {
            return null;
        }
        RecordComponent[] components = declaring.getRecordComponents();
        if (member instanceof AnnotatedParameter parameter) {
            boolean canonical = parameter.getOwner().getParameterCount() == components.length;
            return canonical ? components[parameter.getIndex()] : null;
        }
        for (RecordComponent component : components) {
            if (component.getName().equals(member.getName())) {
                return component;
            }
        }
        return null;
    }
}
