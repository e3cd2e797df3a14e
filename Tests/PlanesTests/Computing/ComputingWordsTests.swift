import HouseSupport
import Planes
import Plant
import Screens
import TerminalCanvas
import Testing

/// Every reading of computing and storage can be said, whole and without naming a cause.
@Suite struct ComputingWordsTests {
    private static func words(_ reading: Reading) -> String {
        ComputingWords.sentences(reading).joined(separator: "\n")
    }

    /// All checks, probes and procedures, healthy and in every fault.
    @Test func everythingThatIsReadHasWords() throws {
        let plant = StoreHouse.plant
        for mode in ComputingPlane.registry.modes {
            for index in plant.layout.elements.indices {
                guard let variant = mode.variants(plant, ElementID(index)).first else { continue }
                let trial = try StoreTrial(mode, ElementID(index), variant)
                for item in trial.observations.items {
                    let isPanel = ["tape-status", "render-queue"].contains(item.how)
                    guard item.point == "check" || isPanel else { continue }
                    #expect(ComputingWords.knows(item.reading), "\(item.reading.kind)")
                    let text = Self.words(item.reading)
                    #expect(!text.isEmpty && !text.contains("nothing nothing"), "\(text)")
                    #expect(!LineReader().lines(ReadingView.element(item.reading)).isEmpty)
                }
            }
        }
    }

    @Test func sentencesSayWhatIsSeen() {
        let simulation = StoreHouse.simulation()
        func check(_ id: String, _ edits: [(String, String)]) -> String {
            simulation.asIf(edits.map { StoreHouse.edit($0.0, $0.1) }) {
                let check = (simulation.plant.services + simulation.plant.invariants)
                    .first { $0.id == id }
                return check.map { Self.words($0.evaluate(simulation).reading) } ?? ""
            }
        }
        #expect(
            check("es1-saves", [("projects.file-mode", "0640")]).hasPrefix(
                "priya on es1, smb://store.post.lan/projects: opens and saves."),
            "who owns the files still saves")
        #expect(
            check("es2-saves", [("projects.file-mode", "0640")])
                == "tomas on es2, smb://store.post.lan/projects: opens, doesn't save.\n"
                + "It got as far as write: permission denied.")
        #expect(
            check("es1-plays", [("es1.codec", "exr-none-4k")]).hasPrefix(
                "es1 plays 3 streams of exr-none-4k: stutters.\nWanted 3983 MB/s, got "))
        #expect(
            check("seat", [("seats.nuke_render-leaked", "1")])
                == "grade gets no seat of nuke_render: error -4.")
        #expect(
            check("leavers", [("accounts.jo-state", "active")])
                == "accounts: account jo, state active")
        #expect(check("same", []) == "source: nothing amiss.")
    }

    /// What is done is said too, and a reading that isn't known is listed.
    @Test func deedsAndStrangersAreSaid() {
        let done = Reading(
            kind: "done", point: "array",
            fields: [
                ReadingField("action", .symbol("replace-disk")), ReadingField("bay", .integer(3)),
            ])
        #expect(Self.words(done) == "array: replace disk (bay 3).")
        let odd = Reading(kind: "playback", point: "es1")
        #expect(Self.words(odd) == "playback at es1:")
        #expect(!ComputingWords.knows(Reading(kind: "waveform", point: "x")))
    }
}
