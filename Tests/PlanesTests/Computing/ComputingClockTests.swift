import HouseSupport
import Plant
import SimulationKernel
import Testing

@testable import Planes

/// What happens in computers as time goes by.
@Suite struct ComputingClockTests {
    private func make(_ path: String, _ word: String, _ simulation: Simulation) {
        simulation.apply(Patch([StoreHouse.edit(path, word)], by: .trainee))
    }

    private func holds(_ check: String, _ simulation: Simulation) -> Bool {
        let standing = simulation.standing(faults: [])
        return (standing.services + standing.invariants).first { $0.id == check }?.holds ?? false
    }

    /// A new disk is filled at its rate: 16 TB at 150 MB/s take 29 h 38 min.
    @Test func aDiskIsFilledAtItsRate() {
        let simulation = StoreHouse.simulation()
        make("array.disk-3", "failed", simulation)
        #expect(!holds("disks", simulation))
        #expect(holds("es1-plays", simulation), "a degraded array reads as before")
        #expect(StoreTrial.perform("replace-disk array 3", simulation))
        let view = StorageView(simulation)
        let whole = DiskArrayKind.whole
        #expect(view.isRebuilding(0) && view.rebuilt(0) <= whole / 100)
        // Filling takes half of the array, and those who play notice.
        #expect(view.state(ofArray: 0) == "recovering")
        #expect(view.capacity(ofArray: 0) == 6 * 260_000_000 / 2)
        #expect(!holds("es1-plays", simulation))
        simulation.advance(to: SimulatedTime(hour: 22, minute: 0))
        let expected = whole * 12 * 3600 / 106_667
        #expect(abs(view.rebuilt(0) - expected) < whole / 100)
        simulation.advance(to: SimulatedTime(hour: 10 + 29, minute: 0))
        #expect(view.isRebuilding(0))
        simulation.advance(to: SimulatedTime(hour: 10 + 31, minute: 0))
        #expect(!view.isRebuilding(0) && holds("es1-plays", simulation))
        #expect(view.state(ofArray: 0) == "clean")
    }

    /// A fault older than the session stands where it would stand by now.
    @Test func anOldRebuildIsAsFarAsItsTime() throws {
        let mode = try #require(StoreHouse.plant.registry.mode(named: "array-rebuilding"))
        let array = StoreHouse.named("array")
        let variant = try #require(mode.variants(StoreHouse.plant, array).first)
        let trial = try StoreTrial(mode, array, variant)
        let view = StorageView(trial.simulation)
        #expect(view.rebuilt(0) == DiskArrayKind.whole * 3600 / 106_667)
        #expect(!holds("grade-plays", trial.simulation))
        // With low priority it takes longer, and nobody notices.
        make("array.rebuild-priority", "low", trial.simulation)
        #expect(holds("grade-plays", trial.simulation) && !trial.isActive)
        trial.simulation.advance(to: SimulatedTime(hour: 16, minute: 0))
        let slow = view.rebuilt(0)
        #expect(slow > DiskArrayKind.whole * 3600 / 106_667)
        #expect(slow < DiskArrayKind.whole * 4 * 3600 / 106_667)
    }

    /// A third disk gone is one too many: the volume goes with the array.
    @Test func moreThanTheLevelAllowsIsLost() {
        let simulation = StoreHouse.simulation()
        for bay in 1...2 { make("array.disk-\(bay)", "failed", simulation) }
        simulation.advance(to: SimulatedTime(hour: 10, minute: 1))
        #expect(holds("es1-saves", simulation))
        make("array.disk-3", "failed", simulation)
        simulation.advance(to: SimulatedTime(hour: 10, minute: 2))
        #expect(!holds("es1-saves", simulation) && !holds("es1-plays", simulation))
    }

    @Test func jobsRunByTheClock() {
        let simulation = StoreHouse.simulation()
        let view = StorageView(simulation)
        func isRunning() -> Bool { StorageLoad(view).flows.contains { $0.purpose == .job } }
        #expect(!isRunning())
        for (hour, minute, runs) in [
            (19, 59, false), (20, 0, true), (22, 59, true), (23, 0, false), (24 + 20, 5, true),
        ] {
            simulation.advance(to: SimulatedTime(hour: hour, minute: minute))
            #expect(isRunning() == runs, "\(hour):\(minute)")
        }
        // Moved into working hours, it is in everybody's way from then on.
        let other = StoreHouse.simulation()
        make("store.job-backup-at", "840", other)
        other.advance(to: SimulatedTime(hour: 13, minute: 59))
        #expect(holds("es1-plays", other))
        other.advance(to: SimulatedTime(hour: 14, minute: 30))
        #expect(!holds("es1-plays", other))
        other.advance(to: SimulatedTime(hour: 17, minute: 1))
        #expect(holds("es1-plays", other))
    }

    /// A cache that grows: there is room now, and none in a while.
    @Test func aVolumeFillsUp() {
        let simulation = StoreHouse.simulation()
        simulation.apply(
            Patch(
                [
                    StoreHouse.edit("projects.growth", "20000"),
                    StoreHouse.edit("projects.growth-began", "600"),
                ], by: .fault(0)))
        #expect(holds("es1-saves", simulation))
        simulation.advance(to: SimulatedTime(hour: 11, minute: 15))
        #expect(holds("es1-saves", simulation))
        simulation.advance(to: SimulatedTime(hour: 11, minute: 45))
        #expect(!holds("es1-saves", simulation))
        #expect(StoreTrial.perform("tidy projects", simulation))
        simulation.advance(to: SimulatedTime(hour: 16, minute: 0))
        #expect(holds("es1-saves", simulation))
    }

    /// What is mended by hand against the source is broken again by the next run.
    @Test func aRunUndoesWhatWasDoneByHand() throws {
        let plant = StoreHouse.plant
        let mode = try #require(plant.registry.mode(named: "wrong-source"))
        let source = StoreHouse.named("source")
        let variant = try #require(
            mode.variants(plant, source).first {
                $0.parameters.words.contains { $0.word == "projects.create-mask" }
            })
        let trial = try StoreTrial(mode, source, variant)
        let mask = StoreHouse.edit("projects.create-mask", "0007").slot
        make("projects.create-mask", "0007", trial.simulation)
        #expect(!holds("same", trial.simulation))
        trial.simulation.advance(to: SimulatedTime(hour: 10, minute: 59))
        #expect(trial.simulation.slot(mask) == 0)
        trial.simulation.advance(to: SimulatedTime(hour: 11, minute: 0))
        #expect(trial.simulation.slot(mask) != 0 && holds("same", trial.simulation))
        let last = try #require(trial.simulation.applied.last)
        #expect(last.provenance == .configurationRun("source"))
        // From the source on it lasts.
        let line = "change-source source projects.create-mask 0007"
        #expect(StoreTrial.perform(line, trial.simulation))
        trial.simulation.advance(to: SimulatedTime(hour: 13, minute: 0))
        #expect(trial.simulation.slot(mask) == 0 && !trial.isActive)
    }

    /// What the controller can't reach, it can't change.
    @Test func aRunReachesOnlyWhatIsOn() {
        let simulation = StoreHouse.simulation()
        make("grade.version-ocio-config", "2.1", simulation)
        make("grade.power", "no", simulation)
        simulation.advance(to: SimulatedTime(hour: 12, minute: 1))
        let slot = StoreHouse.edit("grade.version-ocio-config", "2.1")
        #expect(simulation.slot(slot.slot) == slot.value)
        make("grade.power", "yes", simulation)
        simulation.advance(to: SimulatedTime(hour: 13, minute: 1))
        #expect(simulation.slot(slot.slot) != slot.value)
    }

    /// A mount by hand lasts until the next restart; one in the table begins there.
    @Test func aMountByHandLastsADay() {
        let simulation = StoreHouse.simulation()
        make("projects.at-boot", "noauto", simulation)
        #expect(holds("es1-saves", simulation), "nothing happens before a restart")
        simulation.settle()
        #expect(!holds("es1-saves", simulation))
        #expect(StoreTrial.perform("on store sudo mount /srv/projects", simulation) == true)
        #expect(holds("es1-saves", simulation) && !holds("boots", simulation))
        simulation.advance(to: SimulatedTime(hour: 10 + 25, minute: 0))
        #expect(!holds("es1-saves", simulation))
    }

    /// Groups count from the next log-in on.
    @Test func aSessionKeepsItsGroups() {
        let simulation = StoreHouse.simulation()
        make("accounts.priya-in-edit", "no", simulation)
        #expect(holds("es1-saves", simulation), "the session still has the group")
        #expect(StoreTrial.perform("log-in-again accounts priya", simulation))
        #expect(!holds("es1-saves", simulation))
        make("accounts.priya-in-edit", "yes", simulation)
        #expect(!holds("es1-saves", simulation), "not without logging in again")
        #expect(StoreTrial.perform("log-in-again accounts priya", simulation))
        #expect(holds("es1-saves", simulation) && holds("es2-saves", simulation))
    }

    /// Taken off the network, a machine that rewrites files does no more harm; the files are still
    /// what they are.
    @Test func unpluggingContainsAMassRename() {
        let simulation = StoreHouse.simulation()
        simulation.apply(
            Patch(
                [
                    StoreHouse.edit("es2.renames-files", "yes"),
                    StoreHouse.edit("projects.renamed-files", "12"),
                ], by: .fault(0)))
        #expect(!holds("quiet", simulation) && !holds("es1-saves", simulation))
        make("sw.te1/0/6-shut", "yes", simulation)
        #expect(holds("quiet", simulation) && !holds("es1-saves", simulation))
        #expect(StoreTrial.perform("restore-volume projects", simulation))
        #expect(holds("es1-saves", simulation))
    }

    /// The same state and the same times give the same again, also from the middle.
    @Test func timeIsTheSameTwice() {
        func run(resumedAt hour: Int?) -> SimulationState {
            var simulation = StoreHouse.simulation()
            make("array.disk-2", "failed", simulation)
            _ = StoreTrial.perform("replace-disk array 2", simulation)
            make("grade.version-ocio-config", "2.1", simulation)
            if let hour {
                simulation.advance(to: SimulatedTime(hour: hour, minute: 17))
                simulation = Simulation(
                    plant: StoreHouse.plant, seed: 7, state: simulation.state)
            }
            simulation.advance(to: SimulatedTime(hour: 23, minute: 30))
            return simulation.state
        }
        let whole = run(resumedAt: nil)
        for hour in [10, 14, 20] { #expect(run(resumedAt: hour) == whole) }
    }
}
