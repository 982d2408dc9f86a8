package dev.licet.identity.dashboard;

import java.util.List;

/** What a feature contributes to the home page. */
public interface HomePart {
  /** Its place among the others: the smaller, the earlier. */
  int order();

  List<Figure> figures();

  List<Step> steps();

  /**
   * A number with a name, the text of {@code home.figure.NAME}.
   *
   * @param link where to see what was counted
   */
  record Figure(String name, long count, String link) {}

  /**
   * One of the things to do first, worded in {@code home.step.NAME.*}.
   *
   * @param link where to do it
   * @param done whether it was done already
   */
  record Step(String name, String link, boolean done) {}
}
