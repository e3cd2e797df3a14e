import Assessment
import Exercises
import Foundation
import GRDB
import Records
import SimulationKernel

/// A stored value that no version of this program wrote: the file was changed or damaged.
struct DamagedValue: Error {
    let column: String
}

extension Row {
    func bytes(_ column: String) throws -> [UInt8] {
        [UInt8](try decode(Data.self, forColumn: column))
    }

    func text(_ column: String) throws -> String {
        try decode(String.self, forColumn: column)
    }

    /// A text that people or files gave, kept as UTF-8.
    func typedText(_ column: String) throws -> String {
        guard let text = String(validating: try bytes(column), as: UTF8.self) else {
            throw DamagedValue(column: column)
        }
        return text
    }

    func hash(_ column: String) throws -> Hash32 {
        guard let hash = Hash32(bytes: try bytes(column)) else {
            throw DamagedValue(column: column)
        }
        return hash
    }

    func trainee() throws -> TraineeRecord {
        TraineeRecord(id: try text("id"), displayName: try typedText("display_name"))
    }

    func session() throws -> SessionRecord {
        guard let status = SessionStatus(rawValue: try text("status")) else {
            throw DamagedValue(column: "status")
        }
        return SessionRecord(
            id: try text("id"), trainee: try text("trainee_id"),
            scenario: try text("scenario_id"), headerHash: try hash("header_hash"),
            status: status, outcome: try decode(String?.self, forColumn: "outcome"),
            lineCount: try decode(Int.self, forColumn: "line_count"),
            headHash: try hash("head_hash"),
            lastTime: SimulatedTime(
                milliseconds: try decode(Int64.self, forColumn: "last_time_milliseconds")),
            startedAtSeconds: try decode(Int64.self, forColumn: "started_at_seconds"),
            closedAtSeconds: try decode(Int64?.self, forColumn: "closed_at_seconds"),
            origin: try origin())
    }

    /// Both columns are there, or neither is.
    private func origin() throws -> CopyOrigin? {
        guard let session = try decode(String?.self, forColumn: "origin_session") else {
            return nil
        }
        return CopyOrigin(
            session: session, line: try decode(Int.self, forColumn: "origin_line"))
    }

    func selfRating() throws -> SelfRating {
        guard let level = Level(rawValue: try text("level")) else {
            throw DamagedValue(column: "level")
        }
        return SelfRating(theme: try text("theme"), level: level)
    }

    func sessionAnalysis() throws -> SessionAnalysisRecord {
        SessionAnalysisRecord(
            session: try text("session_id"), revision: try decode(Int.self, forColumn: "revision"),
            bytes: try bytes("bytes"),
            atSeconds: try decode(Int64.self, forColumn: "kept_at_seconds"))
    }

    func content() throws -> ContentRecord {
        ContentRecord(
            hash: try hash("hash"), kind: try text("kind"), name: try typedText("name"),
            bytes: try bytes("bytes"))
    }

    func line() throws -> HashedBytes {
        HashedBytes(bytes: try bytes("bytes"), hash: try hash("hash"))
    }

    func freeText() throws -> FreeTextEntry {
        guard let salt = try decode(Data?.self, forColumn: "salt") else {
            return FreeTextEntry(hash: try hash("hash"), content: nil)
        }
        guard let salt = Salt(bytes: [UInt8](salt)) else { throw DamagedValue(column: "salt") }
        return FreeTextEntry(
            hash: try hash("hash"), content: FreeText(salt: salt, text: try typedText("text")))
    }

    func signedHead() throws -> SignedHead {
        SignedHead(
            session: try text("session_id"),
            count: try decode(Int.self, forColumn: "line_count"), hash: try hash("hash"),
            signedAtSeconds: try decode(Int64.self, forColumn: "signed_at_seconds"),
            publicKey: try bytes("public_key"), signature: try bytes("signature"))
    }
}

extension Hash32 {
    /// The hash as a column holds it.
    var data: Data { Data(bytes) }
}

extension String {
    /// The text as a column holds it that must keep every byte.
    var typedData: Data { Data(utf8) }
}
