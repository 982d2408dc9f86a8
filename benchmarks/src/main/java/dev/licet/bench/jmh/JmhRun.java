package dev.licet.bench.jmh;

import dev.licet.bench.Facts;
import dev.licet.bench.rivals.Rivals;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Has JMH measure: {@code FACTS MATERIAL LOG SECONDS}, with so many seconds for each. */
public final class JmhRun {
  private JmhRun() {}

  /** Measures. */
  public static void main(String[] args) throws RunnerException {
    Collection<RunResult> results =
        new Runner(options(args[1], args[2], Long.parseLong(args[3]))).run();
    new JmhFigures(results).write(new Facts(Path.of(args[0])));
  }

  private static Options options(String material, String log, long seconds) {
    return new OptionsBuilder()
        .include(Verification.class.getName())
        .param("contender", contenders())
        .jvmArgsAppend("-D" + Verification.FOLDER + "=" + material)
        .forks(1)
        .warmupIterations(2)
        .warmupTime(TimeValue.seconds(Math.max(1, seconds / 2)))
        .measurementIterations((int) seconds)
        .measurementTime(TimeValue.seconds(1))
        .timeUnit(TimeUnit.SECONDS)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .output(log)
        .build();
  }

  private static String[] contenders() {
    return Stream.concat(Stream.of("guard"), Rivals.names().stream()).toArray(String[]::new);
  }
}
