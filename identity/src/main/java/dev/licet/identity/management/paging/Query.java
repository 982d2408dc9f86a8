package dev.licet.identity.management.paging;

import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.search.Condition;
import dev.licet.identity.management.search.NotUnderstood;
import dev.licet.identity.management.search.SearchFields;
import dev.licet.identity.management.search.Searches;
import dev.licet.identity.shared.FieldChecks;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;

/** The query of a Management API call: known parameters only, each read as what it must be. */
public final class Query {
  private static final int LONGEST = 2_000;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /** How some clients write one of several values: {@code name[0]}, {@code name[]}. */
  private static final Pattern ONE_OF_SEVERAL = Pattern.compile("(\\w+)\\[\\d{0,9}]");

  private final Map<String, List<String>> parameters;

  private Query(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /** The parameters that an argument of a handler takes; none if it does not stand for a query. */
  public static List<String> parameters(MethodParameter argument) {
    return argument.getParameterType() == Fields.class
        ? Fields.PARAMETERS
        : Stream.of(argument.getParameterAnnotations()).flatMap(Query::saidBy).toList();
  }

  private static Stream<String> saidBy(Annotation mark) {
    return switch (mark) {
      case ForList list -> together(Listing.PARAMETERS, list.value(), Fields.PARAMETERS);
      case WithFields fields -> together(List.of(), fields.value(), Fields.PARAMETERS);
      case Only only -> Stream.of(only.value());
      default -> Stream.empty();
    };
  }

  private static Stream<String> together(
      List<String> before, String[] further, List<String> after) {
    return Stream.of(before, List.of(further), after).flatMap(List::stream);
  }

  /**
   * Reads the query of a call that takes these parameters.
   *
   * @throws ManagementRefused if there is another one
   */
  static Query read(Map<String, String[]> said, List<String> known) {
    var parameters = new HashMap<String, List<String>>();
    said.forEach((written, values) -> {
      var name = ONE_OF_SEVERAL.matcher(written).replaceFirst("$1");
      if (!known.contains(name)) {
        throw unknown(written);
      }
      parameters.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(List.of(values));
    });
    return new Query(parameters);
  }

  /** A parameter that may be there once. */
  public Optional<String> text(String name) {
    var values = values(name);
    if (values.size() > 1) {
      throw wrongType("string", "array", name);
    }
    return values.stream().findFirst();
  }

  /** A parameter that must be there, once. */
  public String required(String name) {
    return text(name).orElseThrow(() -> refused("Missing required property: " + name));
  }

  /** A parameter that may be there several times. */
  public List<String> texts(String name) {
    return values(name);
  }

  /** A parameter that says how the others are to be read, where only one way is known. */
  public void onlyAs(String name, String way) {
    if (text(name).filter(said -> !said.equals(way)).isPresent()) {
      throw refused("No enum match for: only " + way + " is known here", name);
    }
  }

  /** True or false. */
  public Optional<Boolean> flag(String name) {
    return text(name)
        .map(text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw wrongType("boolean", "string", name);
            });
  }

  /** A whole number. */
  public Optional<Integer> whole(String name, int least, int most) {
    return text(name).map(text -> number(name, text, least, most));
  }

  /**
   * What a list is searched for, in a parameter that may have several names; everything where it
   * says nothing.
   */
  public Condition search(SearchFields fields, String... names) {
    var condition = Condition.everything();
    for (var name : names) {
      condition =
          condition.and(text(name).map(q -> read(q, fields, name)).orElse(Condition.everything()));
    }
    return condition;
  }

  private static Condition read(String query, SearchFields fields, String name) {
    try {
      return Searches.read(query, fields);
    } catch (NotUnderstood e) {
      throw refused(e.problem(), name);
    }
  }

  /** What the list is to be sorted by, {@code field:1} or {@code field:-1}: one of these fields. */
  public Optional<Sort> sort(Set<String> fields) {
    var sort = text("sort").map(text -> Sort.parse(text, fields));
    if (sort.isPresent() && (text("from").isPresent() || text("take").isPresent())) {
      throw refused("A list from a checkpoint has an order of its own", "sort");
    }
    return sort;
  }

  private List<String> values(String name) {
    var values = parameters.getOrDefault(name, List.of());
    for (var value : values) {
      if (value.length() > LONGEST || !FieldChecks.isLine(value)) {
        throw refused("Object didn't pass validation for format plain text: ", name);
      }
    }
    return values;
  }

  private static int number(String name, String text, int least, int most) {
    if (!NUMBER.matcher(text).matches()) {
      throw wrongType("integer", "string", name);
    }
    int number = Integer.parseInt(text);
    if (number < least) {
      throw refused("Value %d is less than minimum %d".formatted(number, least), name);
    }
    if (number > most) {
      throw refused("Value %d is greater than maximum %d".formatted(number, most), name);
    }
    return number;
  }

  private static ManagementRefused unknown(String name) {
    return refused(
        "Additional properties not allowed"
            + (FieldChecks.isLine(name) && name.length() <= 100 ? ": " + name : ""));
  }

  private static ManagementRefused wrongType(String expected, String found, String name) {
    return refused("Expected type %s but found type %s".formatted(expected, found), name);
  }

  /** That a parameter is not what it must be. */
  public static ManagementRefused refused(String problem, String name) {
    return new ManagementRefused(
        ManagementError.invalidQuery("'%s' on property %s".formatted(problem, name)));
  }

  private static ManagementRefused refused(String problem) {
    return new ManagementRefused(ManagementError.invalidQuery("'%s'".formatted(problem)));
  }
}
