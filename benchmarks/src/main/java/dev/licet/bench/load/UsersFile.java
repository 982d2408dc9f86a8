package dev.licet.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/** Users to bring along, each with a ready bcrypt hash, and what they are called. */
final class UsersFile {
  /** Of a password that nobody signs in with here. */
  private static final String HASH = "$2b$10$uEpQ7QVhO09iSx8BKTczqeGd2KoiWFkHaMk6noiC9gBM4Nzd6Z3M6";

  private static final String[] GIVEN = {"Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald"};
  private static final String[] FAMILY = {"Lovelace", "Hopper", "Turing", "Dijkstra", "Liskov"};

  private UsersFile() {}

  static String id(int number) {
    return "auth0|bench%08d".formatted(number);
  }

  static String email(int number) {
    return "person%d@example.com".formatted(number);
  }

  static String name(int number) {
    return GIVEN[number % GIVEN.length] + " " + FAMILY[number % FAMILY.length] + " " + number;
  }

  /** The body of a form that brings so many. */
  static byte[] form(int count, String connectionId, String boundary) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(count * 256);
    add(
        body,
        "--" + boundary + "\r\nContent-Disposition: form-data; name=\"connection_id\"\r\n\r\n");
    add(body, connectionId + "\r\n--" + boundary);
    add(body, "\r\nContent-Disposition: form-data; name=\"users\"; filename=\"users.json\"\r\n");
    add(body, "Content-Type: application/json\r\n\r\n");
    for (int number = 0; number < count; number++) {
      add(body, line(number));
    }
    add(body, "\r\n--" + boundary + "--\r\n");
    return body.toByteArray();
  }

  private static String line(int number) {
    return """
    {"user_id":"bench%08d","email":"%s","email_verified":true,"name":"%s","password_hash":"%s","app_metadata":{"plan":"%s"}}
    """
        .formatted(
            number, email(number), name(number), HASH, number % 1_000 == 0 ? "gold" : "free");
  }

  private static void add(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(US_ASCII));
  }
}
