package dev.licet.spring;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.licet.spring", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchRule standardStreams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest static final ArchRule genericExceptions = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest static final ArchRule fieldInjection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  @ArchTest
  static final ArchRule nearlyEverythingIsHidden =
      classes()
          .that()
          .doNotHaveSimpleName("RefusalWording")
          .and()
          .doNotHaveSimpleName("Slip")
          .and()
          .doNotHaveSimpleName("StartRefused")
          .should()
          .notHaveModifier(PUBLIC)
          .because("users see Guard's types; the starter is found by Spring Boot");

  @ArchTest
  static final ArchRule springSecurityStaysOptional =
      noClasses()
          .that()
          .haveNameNotMatching(
              ".*\\.(LicetAutoConfiguration.*|SecurityCallerContext|CallerAuthentication|DeniedCallerResolver)")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework.security..");

  @ArchTest
  static final ArchRule webSocketsStayOptional =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(LicetAutoConfiguration.*|WebSocketHandlers)")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework.web.socket..");
}
