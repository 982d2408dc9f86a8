package dev.licet.guard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.licet.guard", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  /** What observes the guard for libraries that the application may have; see WithoutLibraries. */
  private static final String FOR_METERS_AND_TRACES =
      "dev\\.licet\\.guard\\.watch\\.(GuardMeters|IssuerMeters.*|TraceEvents)";

  @ArchTest
  static final ArchRule itNeedsNothingButTheJdk =
      classes()
          .that()
          .haveNameNotMatching(FOR_METERS_AND_TRACES)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.licet.guard..", "java..", "javax.crypto..", "javax.net.ssl..", "org.jspecify..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.licet.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule whatIsInternalIsSharedByTheReadersOnly =
      noClasses()
          .that()
          .resideInAPackage("dev.licet.guard.internal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.licet.guard",
              "dev.licet.guard.dpop..",
              "dev.licet.guard.introspection..",
              "dev.licet.guard.proxy..",
              "dev.licet.guard.token..",
              "dev.licet.guard.keys..");

  @ArchTest
  static final ArchRule nothingIsThrownThatSaysNothing = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest static final ArchRule theUserChoosesTheLog = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
