package dev.licet.identity;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Objects;
import java.util.stream.Stream;

/** The annotations in our own classes, found without Spring's search for all that one may mean. */
final class OwnMarks {
  private OwnMarks() {}

  /**
   * Whether a class or one of its methods bears a mark, of its own or inherited from a class of
   * ours; those on an interface are not seen.
   */
  static boolean anyOn(Class<?> type, Class<? extends Annotation> mark) {
    return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
        .filter(OwnMarks::isOurs)
        .flatMap(ours -> Stream.concat(Stream.of(ours), Stream.of(ours.getDeclaredMethods())))
        .anyMatch((AnnotatedElement element) -> element.isAnnotationPresent(mark));
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("dev.licet.");
  }
}
