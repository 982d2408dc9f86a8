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
        allocated("guard") - allocated("bare"),
        "allocated for a token never seen, beyond the bare signature check");
    facts.add(
        "guard.alloc.hit.bytes",
        allocated("hit") - allocated("text"),
        "allocated for a token seen before, beyond the String that holds it");
  }

  private void write(String name, Facts facts) {
    double rate = result(name).getPrimaryResult().getScore();
    facts.add(name + ".jmh.per_s", rate, "JMH, one thread, RS256, JDK");
    facts.add(name + ".jmh.bytes", allocated(name), "allocated by one operation, RS256, JDK");
  }

  private double allocated(String name) {
    return Objects.requireNonNull(result(name).getSecondaryResults().get(ALLOCATED)).getScore();
  }

  private RunResult result(String name) {
    return Objects.requireNonNull(results.get(name), name);
  }
}
