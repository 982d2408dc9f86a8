package dev.licet.guard.internal;

import java.util.Map;

/**
 * Writes JSON in printable ASCII only: whatever a token holds, the text can go to a log, a terminal
 * or a header's body without doing anything there.
 */
public final class JsonWriter {
  private final StringBuilder out = new StringBuilder();

  private JsonWriter() {}

  /** The text of this value, on one line. */
  public static String write(Json value) {
    JsonWriter writer = new JsonWriter();
    writer.value(value);
    return writer.out.toString();
  }

  /** This text as a JSON string, with its quotes. */
  public static String quote(String text) {
    return write(new Json.Text(text));
  }

  private void value(Json value) {
    if (value instanceof Json.Text text) {
      string(text.value());
    } else if (value instanceof Json.Members members) {
      object(members);
    } else if (value instanceof Json.Sequence sequence) {
      array(sequence);
    } else if (value instanceof Json.Numeral numeral) {
      out.append(numeral.literal());
    } else if (value instanceof Json.Flag flag) {
      out.append(flag.value());
    } else {
      out.append("null");
    }
  }

  private void object(Json.Members members) {
    String before = "{";
    for (Map.Entry<String, Json> member : members.byName().entrySet()) {
      out.append(before);
      string(member.getKey());
      out.append(':');
      value(member.getValue());
      before = ",";
    }
    out.append(members.byName().isEmpty() ? "{}" : "}");
  }

  private void array(Json.Sequence sequence) {
    String before = "[";
    for (Json item : sequence.items()) {
      out.append(before);
      value(item);
      before = ",";
    }
    out.append(sequence.items().isEmpty() ? "[]" : "]");
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (c >= 0x20 && c < 0x7F) {
      out.append(c);
    } else {
      out.append(String.format("\\u%04x", (int) c));
    }
  }
}
