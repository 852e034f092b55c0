package dev.parley.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

/** The structure that every service keeps; Surefire runs this class in each of them. */
@AnalyzeClasses(
        packages = "dev.parley",
        importOptions = {ImportOption.DoNotIncludeJars.class, ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {
    private static final Pattern ADAPTER = Pattern.compile("(Postgres|Redis|Rabbit|Http).*"
            + "|.*(Controller|Listener|Handler|Filter|Configuration|Properties|Problems|Topology|Application)");
    private static final Pattern VAGUE =
            Pattern.compile("(Base|Abstract)[A-Z].*|.*(Manager|Utils?|Helper|Impl|Data|Info|D[Tt][Oo])");
    private static final int MOST_CLASSES = 20;
    private static final int MOST_YAML_LINES = 40;
    private static final int MOST_POM_LINES = 60;

    @ArchTest
    static final ArchRule onlyAdaptersTouchTheOutside = noClasses()
            .that(describe(
                    "are not adapters",
                    type -> !ADAPTER.matcher(topLevel(type).getSimpleName()).matches()))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "org.springframework.messaging..",
                    "org.springframework.amqp..",
                    "org.springframework.r2dbc..",
                    "org.springframework.jdbc..",
                    "org.springframework.data..",
                    "io.r2dbc..",
                    "io.lettuce..",
                    "org.redisson.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule jacksonIsTheThird =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule nothingBlocksOrSubscribesOutsideItsPlace = noClasses()
            .that(describe(
                    "are neither life-cycle classes nor listeners",
                    type -> !topLevel(type).isAssignableTo(SmartLifecycle.class)
                            && !topLevel(type).getSimpleName().endsWith("Listener")))
            .should()
            .callMethodWhere(blockingOrSubscribing())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesAreNamedAfterFeatures = noClasses()
            .should()
            .resideInAnyPackage("..controller..", "..dto..", "..entity..", "..impl..", "..util..", "..common..");

    @ArchTest
    static final ArchRule classesSayWhatTheyAre = classes().should(new ArchCondition<>("have a telling name") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (VAGUE.matcher(type.getSimpleName()).matches()) {
                events.add(SimpleConditionEvent.violated(type, type.getName() + " is a vague name"));
            }
        }
    });

    @ArchTest
    static final ArchRule packagesAreNullMarkedAndSmall = classes()
            .should(new ArchCondition<>("live in such a package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    var home = type.getPackage();
                    if (!home.isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(type, home.getName() + " is not @NullMarked"));
                    }
                    if (home.getClasses().stream()
                                    .filter(JavaClass::isTopLevelClass)
                                    .count()
                            > MOST_CLASSES + 1) {
                        events.add(SimpleConditionEvent.violated(type, home.getName() + " has too many classes"));
                    }
                }
            });

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("dev.parley.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @Test
    void configurationAndPomAreShort() throws IOException {
        assertThat(lines("src/main/resources/application.yml")).isLessThanOrEqualTo(MOST_YAML_LINES);
        assertThat(lines("pom.xml")).isLessThanOrEqualTo(MOST_POM_LINES);
    }

    private static long lines(String file) throws IOException {
        Path path = Path.of(file);
        return Files.exists(path) ? Files.readAllLines(path).size() : 0;
    }

    private static DescribedPredicate<JavaMethodCall> blockingOrSubscribing() {
        Set<String> names = Set.of("block", "blockFirst", "blockLast", "blockOptional", "subscribe", "toIterable");
        return describe(
                "block or subscribe",
                call -> call.getTargetOwner().getPackageName().equals("reactor.core.publisher")
                        && names.contains(call.getName()));
    }

    private static JavaClass topLevel(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::topLevel).orElse(type);
    }
}
