package dev.licet.identity.management.paging;

import java.util.Set;
import java.util.regex.Pattern;

/** What a list is sorted by. */
public record Sort(String field, boolean descending) {
  private static final Pattern FORM = Pattern.compile("([a-zA-Z_.]{1,100}):(-?1)");

  static Sort parse(String text, Set<String> fields) {
    var form = FORM.matcher(text);
    if (!form.matches() || !fields.contains(form.group(1))) {
      throw Query.refused("String does not match pattern field:1 or field:-1", "sort");
    }
    return new Sort(form.group(1), form.group(2).equals("-1"));
  }
}
