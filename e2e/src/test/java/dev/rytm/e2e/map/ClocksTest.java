package dev.rytm.e2e.map;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// Time and chance come from outside: whoever needs them is handed them, so that a run can be repeated.
class ClocksTest {
    /// The only classes that read the machine's clock, and hand it on.
    private static final Set<String> MAINS = Set.of(
            "dev.rytm.server.Main",
            "dev.rytm.sandbox.SandboxMain",
            "dev.rytm.e2e.local.LocalMain",
            "dev.rytm.e2e.demo.DemoMain",
            "dev.rytm.e2e.editor.EditorBenchMain",
            "dev.rytm.bench.BenchMain");

    @Test
    void nobodyAsksTheSystemForTheTime() {
        noClasses()
                .should()
                .callMethodWhere(describe("it reads the machine's clock", ClocksTest::readsTheClock))
                .orShould()
                .callConstructor(Date.class)
                .check(House.CLASSES);
    }

    @Test
    void onlyMainMakesAClock() {
        noClasses()
                .that(describe("are not a Main", type -> !MAINS.contains(type.getName())))
                .should()
                .callMethodWhere(describe("it makes a clock of the machine's", ClocksTest::makesAClock))
                .check(House.CLASSES);
    }

    @Test
    void nobodyAsksForTheMachinesZone() {
        noClasses()
                .should()
                .callMethod(ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(TimeZone.class, "getDefault")
                .check(House.CLASSES);
    }

    @Test
    void theCoreLeavesNothingToChance() {
        noClasses()
                .that()
                .resideInAPackage("dev.rytm.core..")
                .should()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(House.CLASSES);
    }

    private static boolean readsTheClock(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        boolean aTimesNow = call.getName().equals("now")
                && owner.getPackageName().startsWith("java.time")
                && takesNo(call, Clock.class);
        boolean millis = call.getName().equals("currentTimeMillis") && owner.isEquivalentTo(System.class);
        return aTimesNow || millis;
    }

    private static boolean takesNo(JavaMethodCall call, Class<?> type) {
        return call.getTarget().getRawParameterTypes().stream().noneMatch(parameter -> parameter.isEquivalentTo(type));
    }

    private static boolean makesAClock(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        return (owner.isEquivalentTo(Clock.class)
                        && (call.getName().startsWith("system")
                                || call.getName().matches("tick(Millis|Seconds|Minutes)")))
                || (owner.isEquivalentTo(InstantSource.class) && call.getName().equals("system"));
    }
}
