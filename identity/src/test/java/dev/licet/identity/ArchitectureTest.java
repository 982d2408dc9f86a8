package dev.licet.identity;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the compiler does not check. */
@Tag("once")
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // What Spring wrote for the jar: there where one was built before the tests.
          .withImportOption(place -> !place.contains("__"))
          .importPackages("dev.licet.identity");

  @Test
  void sqlStandsInTablesAndInTheStoreOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.licet.identity.store")
        .and()
        .haveNameNotMatching(".*Table(\\$.*)?")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.sql", "javax.sql", "org.springframework.jdbc.."))
        .check(CLASSES);
  }

  @Test
  void nothingIsInjectedIntoFields() {
    NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(CLASSES);
  }

  @Test
  void nothingThrowsAnExceptionThatSaysNothing() {
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
  }

  /** Sentences that end a start or a backup, and the setup link, which must never be in a log. */
  @Test
  void nothingWritesToTheTerminalBesidesTheLog() {
    noClasses()
        .that()
        .doNotHaveSimpleName("StartFailures")
        .and()
        .doNotHaveSimpleName("SetupLinkNotice")
        .and()
        .doNotHaveSimpleName("ProgramRun")
        .should(ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
  }

  @Test
  void theLogIsWrittenThroughOneDoor() {
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
  }

  @Test
  void featuresDoNotGoInCircles() {
    slices().matching("dev.licet.identity.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nullnessIsSaidInOneVocabulary() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "jakarta.annotation..",
                "javax.annotation..",
                "org.springframework.lang..",
                "org.jetbrains.annotations.."))
        .check(CLASSES);
  }

  @Test
  void theTimeIsAskedOfTheClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
    noClasses()
        .that()
        .doNotHaveSimpleName("SharedBeans")
        .and()
        .haveNameNotMatching(".*\\.Program(\\$.*)?")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .check(CLASSES);
  }
}
