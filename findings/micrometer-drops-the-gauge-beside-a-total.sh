#!/usr/bin/env bash
# io.micrometer:micrometer-registry-prometheus 1.17.0, seen 2026-11-30.
# Guess: each meter has lines of its own in Prometheus's text; a gauge that is called documents.total is documents_total.
# Seen: _total, _created and _bucket are cut off names of gauges, so that documents.total is documents. A gauge documents beside it is missing, and so is a
# gauge flags.total beside the counter flags: the one that came first stays, and of the other there is a line in the log at most.
. "$(dirname "$0")/lib.sh"
java_with io.micrometer:micrometer-registry-prometheus:1.17.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'documents 40.0
flags_total 1.0
pages 7.0
sentences 900.0
registered: {documents=12.0, documents.total=40.0, flags=1.0, flags.total=3.0, pages.bucket=7.0, sentences.created=900.0}'
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.*;
import java.util.*;

public class Main {
  public static void main(String[] args) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Gauge.builder("documents.total", () -> 40).register(registry);
    Gauge.builder("documents", () -> 12).register(registry);
    Gauge.builder("sentences.created", () -> 900).register(registry);
    Gauge.builder("pages.bucket", () -> 7).register(registry);
    registry.counter("flags").increment();
    Gauge.builder("flags.total", () -> 3).register(registry);
    registry.scrape().lines().filter(line -> !line.startsWith("#")).forEach(System.out::println);
    Map<String, Double> values = new TreeMap<>();
    registry.getMeters().forEach(m -> values.put(m.getId().getName(), m.measure().iterator().next().getValue()));
    System.out.println("registered: " + values);
  }
}
JAVA
