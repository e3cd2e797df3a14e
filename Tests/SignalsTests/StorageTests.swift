import Testing

@testable import Signals

/// Hashes, rates and shares of storage, against tables made by other software.
@Suite struct StorageTests {
    /// The inputs of `storage_hash.csv` by their names.
    private static func input(_ name: String) -> [UInt8]? {
        switch name {
        case "empty": return []
        case "'a'": return Array("a".utf8)
        case "'abc'": return Array("abc".utf8)
        case "1 MiB zeros": return Array(repeating: 0, count: 1 << 20)
        default: break
        }
        var ramp: [UInt8] = []
        for _ in 0..<4096 { ramp += (0...255).map { UInt8($0) } }
        if name.contains("flipped") { ramp[500_000] ^= 1 }
        return ramp
    }

    @Test func hashesAreTheOracles() throws {
        let rows = try OracleTable("storage_hash").rows
        #expect(rows.count == 6)
        for row in rows {
            let bytes = try #require(Self.input(row["input"]))
            #expect(FileDigests.hexadecimal(XXHash64.hash(bytes)) == row["xxh64"])
            #expect(FileDigests.hexadecimal(FileDigests.md5(bytes)) == row["md5"])
            #expect(FileDigests.hexadecimal(FileDigests.sha1(bytes)) == row["sha1"])
        }
    }

    @Test func everyBitOfASampleCounts() {
        let bytes = SampleMedia.bytes(of: 17)
        #expect(bytes.count == SampleMedia.size && bytes == SampleMedia.bytes(of: 17))
        #expect(bytes != SampleMedia.bytes(of: 18))
        let whole = XXHash64.hash(bytes)
        for place in stride(from: 0, to: SampleMedia.size, by: 97) {
            var other = bytes
            other[place] ^= 4
            #expect(XXHash64.hash(other) != whole)
        }
    }

    /// The name that a row of an oracle has here, by its raster and profile.
    private static let rows: [(table: String, raster: String, what: String, name: String)] = [
        ("storage_dnx", "1920x1080", "DNxHR LB", "dnxhr-lb-hd"),
        ("storage_dnx", "1920x1080", "DNxHR SQ", "dnxhr-sq-hd"),
        ("storage_dnx", "1920x1080", "DNxHR HQX", "dnxhr-hqx-hd"),
        ("storage_dnx", "1920x1080", "DNxHR 444", "dnxhr-444-hd"),
        ("storage_dnx", "3840x2160", "DNxHR LB", "dnxhr-lb-uhd"),
        ("storage_dnx", "3840x2160", "DNxHR SQ", "dnxhr-sq-uhd"),
        ("storage_dnx", "3840x2160", "DNxHR HQX", "dnxhr-hqx-uhd"),
        ("storage_dnx", "3840x2160", "DNxHR 444", "dnxhr-444-uhd"),
        ("storage_dnx", "4096x2160", "DNxHR 444", "dnxhr-444-4k"),
    ]

    @Test func framesHaveTheirSizes() throws {
        for (table, raster, what, name) in Self.rows {
            let row = try #require(
                try OracleTable(table).rows.first {
                    $0["raster"] == raster && $0["profile"] == what
                })
            let rate = try #require(MediaRate.named(name))
            #expect(Double(rate.bytesPerFrame) == row.number("ffmpeg_bytes_per_frame"))
            let megabits = Double(rate.bytesPerSecond(frameRateThousandths: 25_000)) * 8 / 1e6
            #expect(abs(megabits - row.number("Mbps_25")) <= 0.006)
        }
        for row in try OracleTable("storage_exr").rows
        where row["raster"] == "4096x2160" && row["channels"] == "RGB" && row["content"] == "noise"
        {
            let word = row["compression"].lowercased().replacing("16", with: "")
            let rate = try #require(MediaRate.named("exr-\(word)-4k"))
            #expect(Double(rate.bytesPerFrame) == row.number("bytes"))
        }
        let raw = [
            "v210 1920x1080": "v210-hd", "v210 3840x2160": "v210-uhd",
            "DPX 10-bit RGB filled 1920x1080": "dpx-10-hd",
            "DPX 10-bit RGB filled 4096x2160": "dpx-10-4k",
            "DPX 16-bit RGB 4096x2160": "dpx-16-4k",
        ]
        var count = 0
        for row in try OracleTable("storage_raw").rows {
            guard let name = raw[row["what"]], let rate = MediaRate.named(name) else { continue }
            #expect(Double(rate.bytesPerFrame) == row.number("bytes_per_frame"))
            count += 1
        }
        #expect(count == raw.count)
    }

    @Test func proResKeepsToItsTargets() throws {
        let targets = "Apple_target_Mbps_29.97 (white paper)"
        for row in try OracleTable("storage_prores").rows {
            let raster = row["raster"] == "1920x1080" ? "hd" : "uhd"
            let word = row["profile"].replacing("ProRes ", with: "")
            let rate = try #require(MediaRate.named("prores-\(word)-\(raster)"))
            let megabits = Double(rate.bytesPerFrame) * 8 * 30_000 / 1001 / 1e6
            #expect(abs(megabits - row.number(targets)) < 0.01)
            let at25 = Double(rate.bytesPerSecond(frameRateThousandths: 25_000)) * 8 / 1e6
            #expect(abs(at25 - row.number("Apple_target_at_25")) < 0.1)
        }
    }

    @Test func uncompressedFourKDoesNotFitTenGigabits() throws {
        let rate = try #require(MediaRate.named("exr-none-4k"))
        #expect(rate.bytesPerSecond(frameRateThousandths: 24_000) > 10_000_000_000 / 8)
    }

    @Test func exitCodesAreTheTools() throws {
        let files = (0..<3).map { number in
            HashManifest.Entry(
                path: "Clips/A001C00\(number).mxf", size: 4096,
                hash: XXHash64.hash(SampleMedia.bytes(of: UInt64(number))))
        }
        let manifest = HashManifest(files)
        var flipped = files
        flipped[1].hash ^= 1
        let other = HashManifest.Entry(path: "new.txt", size: 1, hash: 1)
        let cases: [(step: String, found: [HashManifest.Entry])] = [
            ("diff clean", files), ("create again after 1 bit flip (verifies)", flipped),
            ("diff after delete + new file", Array(files.dropLast()) + [other]),
        ]
        let oracle = try OracleTable("storage_mhl").rows
        for (step, found) in cases {
            let findings = manifest.compare(found).map(\.finding)
            let row = try #require(oracle.first { $0["step"] == step })
            #expect(Int32(HashManifest.exitCode(findings)) == row.whole("exit_code"))
        }
        #expect(manifest.compare(cases[2].found).map(\.finding).suffix(2) == [.missing, .new])
    }

    @Test func rebuildsTakeAsLongAsTheDiskIsLarge() {
        let seconds = RedundantArray.rebuildSeconds(
            diskBytes: 20_000_000_000_000, bytesPerSecond: 150_000_000)
        #expect(seconds / 3600 == 37)
        let desktop = RedundantArray.chanceOfUnreadable(bytes: 140e12, errorsPerBit: 1e-15)
        let server = RedundantArray.chanceOfUnreadable(bytes: 140e12, errorsPerBit: 1e-16)
        #expect(abs(desktop - 0.67) < 0.005 && abs(server - 0.11) < 0.005)
    }

    @Test func bandsLieRoundTheKnee() {
        let bands: [(demand: Int64, band: LatencyBand)] = [
            (0, .low), (69, .low), (70, .rising), (89, .rising), (90, .high), (100, .high),
            (101, .saturated),
        ]
        for (demand, band) in bands {
            #expect(LatencyBand(demand: demand, capacity: 100) == band)
        }
        #expect(LatencyBand(demand: 0, capacity: 0) == .low)
        #expect(LatencyBand(demand: 1, capacity: 0) == .saturated)
    }

    @Test func sharesAreMaxMinFair() {
        var state: UInt64 = 3
        func draw(_ bound: UInt64) -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64((state >> 33) % bound)
        }
        for _ in 0..<300 {
            let capacities = (0..<4).map { _ in draw(1000) }
            let flows = (0..<Int(1 + draw(7))).map { _ in
                MaxMinSharing.Flow(
                    demand: draw(600), links: (0..<4).filter { _ in draw(2) == 0 })
            }
            let shares = MaxMinSharing.shares(flows, capacities: capacities)
            for (link, capacity) in capacities.enumerated() {
                let used = flows.indices.filter { flows[$0].links.contains(link) }
                    .reduce(0) { $0 + shares[$1] }
                #expect(used <= capacity)
            }
            // Who has less than they want is held at a link that is full, where nobody has more
            // than them but for the part that doesn't divide.
            for (index, flow) in flows.enumerated() {
                #expect(shares[index] <= flow.demand)
                if shares[index] == flow.demand { continue }
                let isHeld = flow.links.contains { link in
                    let sharing = flows.indices.filter { flows[$0].links.contains(link) }
                    let used = sharing.reduce(0) { $0 + shares[$1] }
                    let slack = Int64(flows.count)
                    return capacities[link] - used < slack
                        && sharing.allSatisfy { shares[$0] <= shares[index] + slack }
                }
                #expect(isHeld)
            }
        }
    }

    @Test func drivesTakeTheirOwnGenerations() {
        let cases: [(drive: Int64, tape: Int64, can: LinearTape.Compatibility)] = [
            (9, 9, .readWrite), (9, 8, .readWrite), (9, 7, .none), (8, 7, .readWrite),
            (8, 6, .none), (7, 6, .readWrite), (7, 5, .readOnly), (8, 9, .none),
        ]
        for (drive, tape, can) in cases {
            #expect(LinearTape.compatibility(drive: drive, cartridge: tape) == can)
        }
    }

    @Test func slowSourcesMakeADriveStop() throws {
        let drive = try #require(LinearTape.generation(9))
        #expect(LinearTape.written(fed: 900_000_000, drive: drive, isDirty: false) == 400_000_000)
        #expect(LinearTape.written(fed: 150_000_000, drive: drive, isDirty: false) == 150_000_000)
        #expect(LinearTape.written(fed: 60_000_000, drive: drive, isDirty: false) == 40_000_000)
        #expect(LinearTape.written(fed: 900_000_000, drive: drive, isDirty: true) == 133_333_333)
        // 18 TB at full rate: twelve and a half hours.
        #expect(drive.capacity / drive.bytesPerSecond / 3600 == 12)
    }
}
