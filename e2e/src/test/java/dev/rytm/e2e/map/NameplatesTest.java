package dev.rytm.e2e.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Who opens a file or a package reads first what it is; and no file is longer than one can keep in mind.
class NameplatesTest {
    private static final int LONGEST_FILE = 300;

    @Test
    void everyPublicTypeBeginsWithASentence() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        List<String> silent = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(House.sources()));
            DocTrees comments = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new TreePathScanner<Void, Void>() {
                    @Override
                    public Void visitClass(ClassTree type, Void none) {
                        if (type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                                && !isSentence(comments.getDocComment(getCurrentPath()))) {
                            silent.add(unit.getSourceFile().getName() + ": " + type.getSimpleName());
                        }
                        return super.visitClass(type, none);
                    }
                }.scan(new TreePath(unit), null);
            }
        }
        assertThat(silent).as("public types without a `///` sentence").isEmpty();
    }

    @Test
    void everyPackageHasANameplate() {
        Set<Path> packages = House.sources().stream().map(Path::getParent).collect(Collectors.toSet());
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(home -> assertThat(home.resolve("package-info.java"))
                        .content()
                        .startsWith("///")
                        .contains("@NullMarked"));
    }

    @Test
    void noFileIsLongerThanItsLimitBesideItsImports() {
        assertThat(House.sources())
                .allSatisfy(file -> assertThat(Files.readAllLines(file).stream()
                                .filter(line -> !line.startsWith("import "))
                                .count())
                        .as("lines of %s", file)
                        .isLessThanOrEqualTo(LONGEST_FILE));
    }

    @Test
    void commentsAreMarkdown() {
        assertThat(House.sources())
                .allSatisfy(file -> assertThat(file).content().doesNotContainPattern("(?m)^\\s*/\\*\\*"));
    }

    private static boolean isSentence(String comment) {
        return comment != null && comment.strip().matches("(?s).+[.:?!].*");
    }
}
