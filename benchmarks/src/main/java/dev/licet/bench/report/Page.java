package dev.licet.bench.report;

/** The page of the documentation that shows the figures: between two marks, and only there. */
final class Page {
  static final String BEGIN = "<!-- measured: written by make bench -->\n";
  static final String END = "<!-- end of what was measured -->\n";

  private Page() {}

  /** The page with these figures in place of those it shows. */
  static String with(String page, String measured) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("the page lacks the marks that the figures stand between");
    }
    return page.substring(0, begin + BEGIN.length()) + "\n" + measured + "\n" + page.substring(end);
  }
}
