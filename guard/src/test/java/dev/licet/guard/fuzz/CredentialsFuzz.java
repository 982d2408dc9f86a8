package dev.licet.guard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * However credentials are written, a call passes only if it presents one token, in one place. Each
 * line is an Authorization header; one that begins with {@code ?} or {@code &} is the parameter of
 * the query or of the form. {@code TOKEN} stands for a good token.
 */
public final class CredentialsFuzz {
  private CredentialsFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = FuzzApi.text(data).replace("TOKEN", FuzzApi.TOKEN);
    List<String> headers = new ArrayList<>();
    String query = "";
    String form = "";
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("?")) {
        query = line.substring(1);
      } else if (line.startsWith("&")) {
        form = line.substring(1);
      } else {
        headers.add(line);
      }
    }
    boolean permitted =
        FuzzApi.permits(
            new FuzzApi.Call(Map.of("Authorization", List.copyOf(headers)), query, form));
    assertThat(permitted).isEqualTo(presentsOne(headers, query, form));
  }

  private static boolean presentsOne(List<String> headers, String query, String form) {
    List<String> tokens = new ArrayList<>();
    for (String header : headers) {
      if (!header.matches("[ \t]*") || headers.size() > 1) {
        tokens.add(
            header.matches("(?is)[ \t]*Bearer[ \t]+[^ \t]+[ \t]*")
                ? header.replaceAll("(?is)^[ \t]*Bearer|[ \t]", "")
                : "no token");
      }
    }
    for (String parameter : List.of(query, form)) {
      if (!parameter.isEmpty()) {
        tokens.add(parameter);
      }
    }
    return tokens.equals(List.of(FuzzApi.TOKEN));
  }
}
