package dev.licet.bench.jmh;

import dev.licet.bench.Facts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured, by the name of the benchmark or, of cold tokens, of the contender. */
final class JmhFigures {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Map<String, RunResult> results = new LinkedHashMap<>();

  JmhFigures(Collection<RunResult> results) {
    for (RunResult result : results) {
      String contender = result.getParams().getParam("contender");
      this.results.put(
          contender == null ? result.getPrimaryResult().getLabel() : contender, result);
    }
  }

  void write(Facts facts) {
    results.keySet().forEach(name -> write(name, facts));
    facts.add(
        "guard.alloc.cold.bytes",
        beyond("guard", "bare"),
        "never seen, RS256, JDK: octets allocated beyond the bare signature check, the String included");
    facts.add(
        "guard.alloc.hit.bytes",
        beyond("hit", "text"),
        "seen before: octets allocated beyond the String that holds the token");
  }

  private void write(String name, Facts facts) {
    double rate = result(name).getPrimaryResult().getScore();
    facts.add(name + ".jmh.per_s", rate, "a second, JMH, one thread, RS256, JDK");
    facts.add(name + ".jmh.bytes", allocated(name), "octets allocated, JMH, RS256, JDK");
  }

  /** The octets that one allocates more than another. JMH's figure has a fraction of an octet. */
  private double beyond(String name, String other) {
    return Math.max(0, Math.rint(allocated(name) - allocated(other)));
  }

  private double allocated(String name) {
    return Objects.requireNonNull(result(name).getSecondaryResults().get(ALLOCATED)).getScore();
  }

  private RunResult result(String name) {
    return Objects.requireNonNull(results.get(name), name);
  }
}
