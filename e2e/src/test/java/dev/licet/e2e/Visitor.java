package dev.licet.e2e;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person's browser without a screen: keeps cookies, sends the page's forms, follows nothing. */
final class Visitor {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private final Map<String, String> cookies = new TreeMap<>();
  private final String base;

  Visitor(String base) {
    this.base = base;
  }

  HttpResponse<String> get(Https https, String path) {
    return keep(https.get(url(path), "Cookie", cookieHeader()));
  }

  /** Fills in the form of a page: what is hidden in it, and these fields. */
  HttpResponse<String> submit(
      Https https, HttpResponse<String> page, String path, Map<String, String> fields) {
    Map<String, String> all = new TreeMap<>(fields);
    Matcher hidden = HIDDEN.matcher(page.body());
    while (hidden.find()) {
      all.putIfAbsent(hidden.group(1), hidden.group(2).replace("&#43;", "+"));
    }
    return keep(https.postForm(url(path), all, "Cookie", cookieHeader()));
  }

  /** Where an answer sends the browser. */
  static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private String url(String path) {
    return path.startsWith("https:") ? path : base + path;
  }

  private String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private HttpResponse<String> keep(HttpResponse<String> answer) {
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      if (cookie.contains("Max-Age=0")) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
    return answer;
  }
}
