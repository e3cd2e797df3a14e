import HouseSupport
import Planes
import Plant
import Screens
import SimulationKernel
import TerminalCanvas
import Testing

/// Every reading of programs, media and files can be said, whole.
@Suite struct ApplicationWordsTests {
    private static func words(_ reading: Reading) -> String {
        ApplicationWords.sentences(reading).joined(separator: "\n")
    }

    private static let probes = Set(ApplicationsPlane.registry.probes.map(\.name))
    private static let checks = Set(ApplicationsPlane.registry.checks.map(\.name))

    private static func isOwn(_ item: DeliveryObservations.Item) -> Bool {
        if probes.contains(item.how) { return true }
        let plant = DeliveryHouse.plant
        return (plant.services + plant.expectations).contains {
            item.point == "check" && $0.id == item.how && checks.contains($0.declaration.kind)
        }
    }

    @Test func everythingThatIsReadHasWords() throws {
        let plant = DeliveryHouse.plant
        for mode in ApplicationsPlane.registry.modes {
            for index in plant.layout.elements.indices {
                guard let variant = mode.variants(plant, ElementID(index)).first else { continue }
                let trial = try DeliveryTrial(mode, ElementID(index), variant)
                for item in trial.observations.items where Self.isOwn(item) {
                    #expect(ApplicationWords.knows(item.reading), "\(item.reading.kind)")
                    let text = Self.words(item.reading)
                    #expect(!text.isEmpty && !text.contains("  "), "\(text)")
                    #expect(!LineReader().lines(ReadingView.element(item.reading)).isEmpty)
                }
            }
        }
    }

    @Test func sentencesSayWhatIsSeen() throws {
        let simulation = DeliveryHouse.simulation()
        func check(_ id: String) -> String {
            let all = simulation.plant.services + simulation.plant.expectations
            return all.first { $0.id == id }.map { Self.words($0.evaluate(simulation).reading) }
                ?? ""
        }
        #expect(check("master-passes") == "master: every point passes.")
        #expect(
            check("card-safe") == "card: 2 copies, 2 right, 2 read back.")
        #expect(
            check("edit-output")
                == "The card of edit sends 1080i25, the sequence is 1080i25.\n"
                + "It shows job/214; levels differ by 0 codes at most.")
        #expect(
            check("edit-opens").hasPrefix(
                "The project on edit opens and saves.\nMedia offline: 0 of 52 clips"))
        let probe = try #require(simulation.plant.registry.probe(named: "qc-report"))
        let report = try probe.read(simulation, .element(DeliveryHouse.named("master")), [])
        #expect(
            Self.words(report).contains(
                "loudness: -23.3 LUFS, asked for -23.0 LUFS ± 0.5 LU: pass."))
    }

    @Test func deedsAndStrangersAreSaid() {
        let done = Reading(
            kind: "done", point: "master",
            fields: [
                ReadingField("action", .symbol("export")), ReadingField("written", .flag(true)),
            ])
        #expect(Self.words(done) == "master: export (written yes).")
        #expect(Self.words(Reading(kind: "project", point: "edit")) == "project of edit:")
        #expect(!ApplicationWords.knows(Reading(kind: "waveform", point: "x")))
    }
}
