package io.github.nachtschicht.evaluation;

/** The part of sacreBLEU's signatures that says which program computed a figure. */
final class Signatures {

  private Signatures() {}

  static String version() {
    String version = Signatures.class.getPackage().getImplementationVersion();
    return "version:nachtschicht-" + (version == null ? "development" : version);
  }
}
