import HouseSupport
import Plant
import Signals
import Testing

@testable import Planes

/// Who may open and save what, and how what there is gets shared out.
@Suite struct ShareAccessTests {
    /// Every way in which a share can refuse, and where.
    private static let cases: [(edits: [(String, String)], stage: String, outcome: String)] = [
        ([], "done", "ok"),
        ([("es1.power", "no")], "connection", "switched-off"),
        ([("store.service-smb", "stopped")], "connection", "refused"),
        ([("names.record-store", "none")], "connection", "name-nxdomain"),
        ([("names.service-ldap", "stopped")], "session-setup", "no-logon-servers"),
        ([("accounts.priya-state", "disabled")], "session-setup", "account-disabled"),
        ([("accounts.priya-state", "password-expired")], "session-setup", "password-expired"),
        ([("projects.exported", "no")], "tree-connect", "bad-network-name"),
        ([("projects.share-group", "sound")], "tree-connect", "share-access-denied"),
        ([("projects.parent-mode", "0750")], "open", "permission-denied"),
        ([("projects.folder-mode", "0700")], "open", "permission-denied"),
        ([("projects.folder-group", "sound")], "open", "permission-denied"),
        ([("projects.acl-mask", "---")], "open", "permission-denied"),
        ([("projects.acl-mask", "r-x")], "write", "permission-denied"),
        ([("projects.renamed-files", "1")], "open", "no-such-file"),
        ([("projects.share-writable", "no")], "write", "share-read-only"),
        ([("projects.errors", "yes")], "write", "read-only-file-system"),
        ([("projects.lock-by", "mags")], "write", "locked-by-another"),
        ([("projects.used", "96000")], "write", "no-space"),
        ([("projects.used", "91200")], "write", "no-space"),
        ([("projects.inodes-used", "400000")], "write", "no-space"),
        ([("projects.group-used", "50000")], "write", "quota-exceeded"),
        // The first refusal on the way is the one that is heard of.
        (
            [("projects.used", "96000"), ("accounts.priya-state", "locked")], "session-setup",
            "account-locked-out"
        ),
        // A quota of none is none; a lock of one's own isn't in one's way.
        ([("projects.quota", "0"), ("projects.group-used", "90000")], "done", "ok"),
        ([("projects.lock-by", "priya")], "done", "ok"),
    ]

    @Test(arguments: cases.indices)
    func everyRefusalHasItsPlace(_ index: Int) {
        let (edits, stage, outcome) = Self.cases[index]
        let simulation = StoreHouse.simulation()
        let slots = edits.map { StoreHouse.edit($0.0, $0.1) }
        let access = simulation.asIf(slots) {
            ShareAccess(
                StorageView(simulation), from: StoreHouse.named("es1"), user: "priya",
                url: StoreHouse.share, writes: true)
        }
        #expect(access.stage == stage && access.outcome == outcome, "\(edits): \(access)")
    }

    /// The owner of files, their group and the others, with and without a mask (POSIX.1e).
    @Test func rightsAreThoseOfTheFirstThatApplies() {
        #expect(UnixRights.allowed("0640", isOwner: true, isInGroup: true, mask: 0) == 6)
        #expect(UnixRights.allowed("0640", isOwner: false, isInGroup: true, mask: nil) == 4)
        #expect(UnixRights.allowed("2770", isOwner: false, isInGroup: true, mask: 5) == 5)
        #expect(UnixRights.allowed("0604", isOwner: false, isInGroup: true, mask: nil) == 0)
        #expect(UnixRights.allowed("0604", isOwner: false, isInGroup: false, mask: 0) == 4)
        #expect(UnixRights.text("2770") == "rwxrws---" && UnixRights.text("2640") == "rw-r-S---")
        #expect(UnixRights.mask("none") == nil && UnixRights.mask("r-x") == 5)
    }

    /// Streams: N of a codec take N times its rate, and the store has what its disks give.
    @Test func streamsTakeTheirRates() throws {
        let simulation = StoreHouse.simulation()
        let load = StorageLoad(StorageView(simulation))
        let flow = try #require(load.playback(of: StoreHouse.named("es1")))
        // ProRes 422 HQ at UHD and 25 frames a second: 737 Mb/s.
        #expect(flow.demand / 3 / 125_000 == 737 && flow.share == flow.demand)
        #expect(load.capacities == [6 * 260_000_000])
        // Seven streams at 92 MB/s and the tape at 400: 67 % of 1560.
        #expect(load.demands[0] / 1_000_000 == 1045)
        #expect(load.utilisation(ofArray: 0) == 67 && load.band(ofArray: 0) == .low)
    }

    /// One uncompressed 4K stream doesn't come through ten gigabits, whatever else is well.
    @Test func uncompressedFourKStuttersByArithmetic() {
        let simulation = StoreHouse.simulation()
        let edits = [
            StoreHouse.edit("grade.codec", "exr-none-4k"), StoreHouse.edit("grade.streams", "1"),
            StoreHouse.edit("es1.streams", "0"), StoreHouse.edit("es2.streams", "0"),
        ]
        let (holds, flow) = simulation.asIf(edits) {
            let view = StorageView(simulation)
            let check = simulation.plant.services.first { $0.id == "grade-plays" }
            return (
                check?.evaluate(simulation).holds,
                StorageLoad(view).playback(of: StoreHouse.named("grade"))
            )
        }
        #expect(holds == false)
        #expect(flow?.share == 875_000_000 && flow?.demand == 1_327_976_550)
        // PIZ takes less than half of it.
        let piz = edits.dropFirst() + [StoreHouse.edit("grade.codec", "exr-piz-4k")]
        #expect(
            simulation.asIf(Array(piz)) {
                simulation.plant.services.first { $0.id == "grade-plays" }?
                    .evaluate(simulation).holds
            } == true)
    }

    /// A port at 100 Mb/s lets hardly anything through: the network's fault shows at the picture.
    @Test func aSlowPortStarvesOneMachine() {
        let simulation = StoreHouse.simulation()
        let standing = simulation.asIf([StoreHouse.edit("sw.te1/0/5-speed", "100")]) {
            simulation.standing(faults: [])
        }
        let broken = standing.services.filter { !$0.holds }.map(\.id)
        #expect(broken == ["es1-plays"])
    }

    private static let licences: [(edits: [(String, String)], error: Int64)] = [
        ([], 0), ([("seats.nuke_render-leaked", "1")], -4),
        ([("seats.nuke_render-days", "-1")], -10), ([("seats.file-fits-host", "no")], -9),
        ([("seats.clock-behind", "2")], -88), ([("licence.service-vendor", "stopped")], -97),
        ([("licence.service-vendor", "dropped")], -96),
        ([("licence.service-licences", "stopped")], -15), ([("licence.power", "no")], -15),
        // A render machine that is off frees its seat.
        ([("seats.nuke_render-leaked", "1"), ("rn1.power", "no")], 0),
    ]

    @Test(arguments: licences.indices)
    func everyErrorOfALicenceHasItsCause(_ index: Int) throws {
        let (edits, error) = Self.licences[index]
        let simulation = StoreHouse.simulation()
        let pool = try #require(ComputingModel.of(simulation.plant).pools.first)
        let answer = simulation.asIf(edits.map { StoreHouse.edit($0.0, $0.1) }) {
            LicenceAnswer(
                StorageView(simulation), from: StoreHouse.named("grade"), pool: pool,
                feature: "nuke_render")
        }
        #expect(answer.error == error, "\(edits)")
    }
}
